package io.entregent.rights.web;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.rights.DataKind;
import io.entregent.rights.LegalHoldView;
import io.entregent.rights.LegalHolds;
import io.entregent.rights.Retention;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How long which data are kept, what a run would take away now, what runs took, and what is under a legal hold. */
@Named
@RequestScoped
public class LimitsPage {

    /** One kind of data with its limit. */
    public record Rule(String code, String name, String hint, String limit, String since) {
    }

    /** What a run would do to one kind. */
    public record Preview(String name, String limit, long found, long held, String oldest, boolean limited) {
    }

    public record Run(String name, String when, String before, long deleted, long held, String by) {
    }

    public record Hold(String contact, String person, String reason, String since, String until) {
    }

    @Inject
    private Retention retention;

    @Inject
    private LegalHolds holds;

    @Inject
    private Contacts contacts;

    @Inject
    private Members members;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    @Inject
    private Say say;

    private final Map<String, String> months = new HashMap<>();
    private List<Retention.RuleView> rules;
    private List<Preview> previews;
    private List<Run> runs;
    private List<Hold> holding;

    public void enter() {
        access.require(Permission.CONTACT_ERASE);
        rules().forEach(one -> months.put(one.kind().code(), one.months() == null ? "" : one.months().toString()));
    }

    private List<Retention.RuleView> rules() {
        if (rules == null) {
            rules = retention.rules();
        }
        return rules;
    }

    private List<Hold> readHolds() {
        List<LegalHoldView> active = holds.active();
        Map<UUID, ContactView> people = active.isEmpty() ? Map.of()
                : contacts.known(active.stream().map(LegalHoldView::contact).distinct().toList());
        return active.stream().map(one -> new Hold(one.contact().toString(), people.get(one.contact()).title(), one.reason(),
                times.moment(one.openedAt()), times.moment(one.endsAt()))).toList();
    }

    private Run run(Retention.RunView one) {
        return new Run(name(one.kind()), times.moment(one.at()), times.moment(one.before()), one.deleted(), one.held(),
                Ids.parse(one.by()).flatMap(members::name).orElse(words.get("retention.daily")));
    }

    private String name(DataKind kind) {
        return words.get("rights.kind." + kind.code());
    }

    private String limit(Integer of) {
        return of == null ? words.get("retention.noLimit") : words.of("retention.inMonths", of);
    }

    public List<Rule> getRules() {
        return rules().stream().map(one -> new Rule(one.kind().code(), name(one.kind()), words.get("rights.hint." + one.kind().code()),
                limit(one.months()), one.since() == null ? null : times.moment(one.since()))).toList();
    }

    /** A tenant that set no limit at all is told so: keeping for ever is a decision, too. */
    public boolean isUnlimited() {
        return rules().stream().allMatch(one -> one.months() == null);
    }

    public Map<String, String> getMonths() {
        return months;
    }

    public List<Preview> getPreviews() {
        return previews;
    }

    public List<Run> getRuns() {
        if (runs == null) {
            runs = retention.runs().stream().map(this::run).toList();
        }
        return runs;
    }

    public List<Hold> getHolds() {
        if (holding == null) {
            holding = readHolds();
        }
        return holding;
    }

    public void save() throws IOException {
        try {
            for (DataKind kind : DataKind.values()) {
                retention.set(kind, number(months.get(kind.code())));
            }
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getBase() + "/consent/retention");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    private static Integer number(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.strip().matches("\\d{1,4}") ? Integer.valueOf(text.strip()) : Integer.valueOf(0);
    }

    public void dryRun() {
        previews = retention.dryRun().stream().map(one -> new Preview(name(one.kind()), limit(one.months()), one.found(), one.held(),
                one.oldest() == null ? words.get("retention.nothing") : times.moment(one.oldest()), one.months() != null)).toList();
    }

    public void runNow() {
        try {
            retention.runNow();
            say.done("retention.begun");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }
}
