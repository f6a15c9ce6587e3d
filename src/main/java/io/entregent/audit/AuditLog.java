package io.entregent.audit;

import static io.entregent.access.Permission.AUDIT_EXPORT;
import static io.entregent.access.Permission.AUDIT_READ;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Sought;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Page;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Reads the trail, for compliance officers. Reading and exporting are themselves entries. */
@ApplicationScoped
@Transactional
public class AuditLog {

    private static final int LONGEST_PAGE = 500;
    private static final int MOST_BARS = 15;
    private static final int MOST_COUNTED = 1_000_000;

    /** Counts of entries, by type and by the name (else the id) of who acted. */
    public record Activity(Map<String, Long> types, Map<String, Long> people) {
    }

    @Inject
    private AuditSql sql;

    @Inject
    private LogSql numbered;

    @Inject
    private Audit audit;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    @Any
    private Instance<Concerned> rooms;

    /** Newest first. The first page of a search is recorded, the pages that continue it are not. */
    public Page<AuditRow> find(AuditFilter filter, String cursor, int limit) {
        access.require(AUDIT_READ);
        Cursor after = Cursor.parse(cursor);
        if (after == null) {
            audit.record(searched("audit.read", filter));
        }
        return page(filter, after, Math.min(Math.max(limit, 1), LONGEST_PAGE));
    }

    /** How many entries match, counted up to a million. A search for a text is counted without it. */
    public long count(AuditFilter filter) {
        access.require(AUDIT_READ);
        return sql.count(filter, src(filter), MOST_COUNTED);
    }

    /** One page of an export; the first one is recorded. */
    public Page<AuditRow> export(AuditFilter filter, String cursor) {
        access.require(AUDIT_EXPORT);
        Cursor after = Cursor.parse(cursor);
        if (after == null) {
            audit.record(searched("audit.exported", filter));
        }
        return page(filter, after, LONGEST_PAGE);
    }

    public Optional<AuditRow> byId(String id) {
        access.require(AUDIT_READ);
        return Ids.parse(id).flatMap(sql::byId).map(this::row);
    }

    public Optional<AuditRow> bySeq(long seq) {
        access.require(AUDIT_READ);
        return numbered.entryAt(seq).flatMap(sql::byId).map(this::row);
    }

    /** Whom an entry is about, as the rooms know it now; empty if it is about nobody, or the reader may not know people. */
    public Optional<Concerned.Person> person(AuditRow entry) {
        access.require(AUDIT_READ);
        if (entry.subject() == null || !access.may(Permission.CONTACT_READ)) {
            return Optional.empty();
        }
        return rooms.stream().map(room -> room.concerned(entry)).flatMap(Optional::stream).findFirst();
    }

    /** The numbers of the newest entries that match: those that a pack proves one by one. */
    public List<Long> numbers(AuditFilter filter, int most) {
        access.require(AUDIT_EXPORT);
        return sql.numbers(filter, src(filter), most);
    }

    /** How much was done in a time: entries by their type, and by person or program, most first. */
    public Activity activity(AuditFilter filter) {
        access.require(AUDIT_READ);
        audit.record(searched("audit.read", filter).fact("as", "activity"));
        Map<String, Long> people = new LinkedHashMap<>();
        sql.count("actor", filter, src(filter), MOST_BARS).forEach((actor, count) ->
                people.put(members.name(UUID.fromString(actor)).orElse(actor), count));
        return new Activity(sql.count("type", filter, src(filter), MOST_BARS), people);
    }

    /** For other rooms: the numbers in the log of entries; one that is not numbered yet is not there. */
    public Map<UUID, Long> numbersOf(Collection<UUID> entries) {
        return sql.numbersOf(entries);
    }

    /** The kinds of entries that this tenant has, for the filter. */
    public List<String> types() {
        access.require(AUDIT_READ);
        return sql.types();
    }

    private Page<AuditRow> page(AuditFilter filter, Cursor after, int limit) {
        Page<AuditSql.Stored> page = Page.of(sql.find(filter, src(filter), after, limit + 1), limit,
                row -> new Cursor(row.at(), row.id()).text());
        if (filter.text() != null && page.next() == null) {
            // A search for a text looks at a bounded number of entries at a time and goes on from there.
            page = new Page<>(page.rows(), sql.reach(filter, src(filter), after).map(Cursor::text).orElse(null));
        }
        return page.map(this::row);
    }

    private String src(AuditFilter filter) {
        return hash(Audit.ADDRESS_KIND, filter.address());
    }

    private String hash(String kind, String value) {
        return value == null ? null : HexFormat.of().formatHex(vault.lookup(kind, value));
    }

    private AuditRow row(AuditSql.Stored stored) {
        JsonNode entry = Canonical.read(stored.entry());
        Map<String, String> facts = new TreeMap<>();
        entry.path("facts").properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        UUID user = stored.actorKind().equals("person") || stored.actorKind().equals("service") ? UUID.fromString(stored.actor()) : null;
        String actorName = members.name(user).orElse(null);
        String address = stored.address() == null ? null
                : new String(vault.tenantSeal().open(Audit.ADDRESS, stored.address()), StandardCharsets.UTF_8);
        return new AuditRow(stored.id(), stored.at(), stored.type(), stored.actorKind(), stored.actor(), actorName, user != null && actorName == null && members.isErased(user),
                stored.objectType(), stored.objectId(), stored.outcome(), address, text(entry, "req_id"),
                text(entry, "subject"), text(entry, "prev_state"), text(entry, "new_state"), facts,
                new String(stored.entry(), StandardCharsets.UTF_8), text(entry, "break_glass"), stored.seq());
    }

    private AuditEvent searched(String type, AuditFilter filter) {
        return AuditEvent.done(type, "audit", "log").fact("from", filter.from()).fact("to", filter.to())
                .fact("actor", filter.actor()).fact("action", filter.type()).fact("object", object(filter))
                .fact("outcome", filter.outcome()).fact("src", src(filter))
                .fact("text", filter.text() == null ? null : hash("audit.text", filter.text().typed()));
    }

    /** What is typed here may be somebody's number, and an entry is for good: only ids stand in it as they are. */
    private String object(AuditFilter filter) {
        return filter.object() != null && Sought.isPersonal("object", filter.object()) ? hash("audit.object", filter.object()) : filter.object();
    }

    private static String text(JsonNode entry, String field) {
        return entry.hasNonNull(field) ? entry.get(field).asText() : null;
    }
}
