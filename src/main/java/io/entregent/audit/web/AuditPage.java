package io.entregent.audit.web;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.audit.Concerned;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Routes;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The trail, newest first; what is looked for is in the address. */
@Named
@RequestScoped
public class AuditPage {

    /** One choice of a filter. */
    public record Choice(String value, String words) {
    }

    /** One filter in force, and the address without it. */
    public record Chip(String words, String address, boolean date) {
    }

    private static final int PAGE = 50;
    private static final List<Permission> ACTING = List.of(Permission.INBOX_READ, Permission.TEMPLATE_READ, Permission.AUDIT_READ);

    @Inject
    private HttpServletRequest request;

    @Inject
    private AuditQuery query;

    @Inject
    private AuditLog log;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Entries entries;

    @Inject
    private Words words;

    @Inject
    private Look look;

    @Inject
    private Times times;

    @Inject
    private ObjectLinks links;

    @Inject
    private Facts facts;

    private Page<AuditRow> page;
    private AuditRow entry;
    private List<Choice> actors;
    private List<Choice> types;
    private List<Entries.Entry> rows;
    private String person;
    private boolean personRead;

    public void enter() {
        access.require(Permission.AUDIT_READ);
        if (request.getAttribute(Routes.ID) != null) {
            throw Rejected.notFound();
        }
        page = log.find(query.filter(), query.text("after"), PAGE);
        if (query.text("entry") != null) {
            entry = log.byId(query.text("entry")).orElseThrow(Rejected::notFound);
        }
    }

    private String base() {
        return look.getBase() + "/audit";
    }

    public String getFrom() {
        return query.from() == null ? "" : query.from().toString();
    }

    public String getTo() {
        return query.to() == null ? "" : query.to().toString();
    }

    public String getActor() {
        return query.text("actor");
    }

    public String getAction() {
        return query.text("action");
    }

    public String getObject() {
        return query.text("object");
    }

    public String getAddress() {
        return query.text("address");
    }

    public String getText() {
        return query.text("text");
    }

    public String getOutcome() {
        return query.text("outcome");
    }

    public List<Choice> getActors() {
        if (actors == null) {
            // Whoever comes from outside, or is gone, is looked for most.
            actors = Stream.concat(members.all().stream().filter(one -> one.roles().stream().anyMatch(AuditPage::acts)), members.withoutRole().stream())
                    .map(one -> new Choice(one.userId().toString(), name(one))).sorted(Comparator.comparing(Choice::words)).toList();
        }
        return actors;
    }

    private static boolean acts(Role role) {
        return ACTING.stream().anyMatch(role.permissions()::contains);
    }

    private static String name(Member one) {
        return one.name().isEmpty() ? one.userId().toString() : one.name();
    }

    public List<Choice> getTypes() {
        if (types == null) {
            types = log.types().stream().map(type -> new Choice(type, entries.action(type))).sorted(Comparator.comparing(Choice::words)).toList();
        }
        return types;
    }

    public List<Choice> getOutcomes() {
        return Stream.of("done", "refused", "failed").map(one -> new Choice(one, entries.outcome(one))).toList();
    }

    public List<Chip> getChips() {
        return chips(base());
    }

    /** The same on a page beside this one. */
    public List<Chip> chips(String place) {
        List<Chip> chips = new ArrayList<>();
        query.chosen().forEach((name, value) -> chips.add(new Chip(
                words.of("audit.chip." + name, spoken(name, value)), query.address(place, name, null), name.equals("from") || name.equals("to"))));
        return chips;
    }

    private String spoken(String name, String value) {
        return switch (name) {
            case "from" -> query.from() == null ? value : times.date(query.from());
            case "to" -> query.to() == null ? value : times.date(query.to());
            case "action" -> entries.action(value);
            case "outcome" -> entries.outcome(value);
            case "actor" -> getActors().stream().filter(one -> one.value().equals(value)).map(Choice::words).findFirst().orElse(value);
            default -> value;
        };
    }

    /** Nothing while a form of this page is only taken in: the entries are read when the page is shown. */
    public List<Entries.Entry> getRows() {
        if (rows == null && page != null) {
            Map<UUID, Concerned.Person> people = log.people(page.rows());
            rows = page.rows().stream().map(row -> entries.of(row, entries.about(row, people.get(row.id())),
                    query.address(base(), "after", query.text("after"), "entry", row.id().toString()),
                    entry != null && entry.id().equals(row.id()))).toList();
        }
        return rows == null ? List.of() : rows;
    }

    public Entries.Entry getChosen() {
        return entry == null ? null : entries.of(entry, null, null, true);
    }

    public AuditRow getEntry() {
        return entry;
    }

    public List<Facts.Fact> getFacts() {
        return facts.of(entry);
    }

    public String getBefore() {
        return facts.state(entry.before());
    }

    public String getAfter() {
        return facts.state(entry.after());
    }

    public String getObjectAddress() {
        return links.address(entry);
    }

    /** Whom the entry is about, or that nobody can tell any more; null if it is about nobody. */
    public String getPerson() {
        if (!personRead) {
            person = entries.about(entry, log.people(List.of(entry)).get(entry.id()));
            personRead = true;
        }
        return person;
    }

    public String getSamePersonAddress() {
        return query.address(base(), "text", entry.subject());
    }

    public String getSameRequestAddress() {
        return query.address(base(), "text", entry.request());
    }

    public String getSameAddressAddress() {
        return query.address(base(), "address", entry.address());
    }

    /** How far a search for a text has looked, if it did not reach the end. */
    public String getReached() {
        return page == null || page.next() == null || query.text("text") == null ? null : times.exact(Cursor.parse(page.next()).at());
    }

    public String getSameObjectAddress() {
        return query.address(base(), "object", entry.objectId());
    }

    public String getListAddress() {
        return query.address(base(), "after", query.text("after"));
    }

    public String getOlderAddress() {
        return page == null || page.next() == null ? null : query.address(base(), "after", page.next());
    }

    public String getNewestAddress() {
        return query.text("after") == null ? null : query.address(base());
    }

    public String getActivityAddress() {
        return query.address(base() + "/activity", "text", null);
    }

    public String getReportsAddress() {
        return query.address(base() + "/reports");
    }

    public String getExportAddress() {
        return query.address(base() + "/exports");
    }
}
