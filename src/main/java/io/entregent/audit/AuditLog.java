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
import io.entregent.kernel.Zones;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Reads the trail, for compliance officers. Reading and exporting are themselves entries. */
@ApplicationScoped
@Transactional
public class AuditLog {

    private static final int LONGEST_PAGE = 500;
    private static final int MOST_BARS = 15;
    private static final int MOST_COUNTED = 1_000_000;
    private static final Comparator<AuditSql.Counted> MOST_FIRST = Comparator.comparingLong(AuditSql.Counted::entries).reversed();

    /**
     * Counts of entries.
     *
     * @param types       by their type, most first, as many as can be told apart
     * @param otherTypes  of all types besides
     * @param people      by who acted, most first, as many as can be told apart
     * @param otherPeople of all people and programs besides
     * @param times       by the first day of a day or month, and by outcome
     */
    public record Activity(Map<String, Long> types, long otherTypes, List<Doer> people, long otherPeople,
            SortedMap<LocalDate, Map<String, Long>> times) {
    }

    /** @param name resolved now; null if unknown here or erased */
    public record Doer(String id, String name, boolean erased, long count) {
    }

    @Inject
    private AuditSql sql;

    @Inject
    private Zones zones;

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
        return Ids.parse(id).flatMap(sql::byId).map(stored -> rows(List.of(stored)).get(0));
    }

    public Optional<AuditRow> bySeq(long seq) {
        access.require(AUDIT_READ);
        return numbered.entryAt(seq).flatMap(sql::byId).map(stored -> rows(List.of(stored)).get(0));
    }

    /** Whom entries are about now, by the entries' ids: colleagues, and consumers for a reader who may know them. */
    public Map<UUID, Concerned.Person> people(Collection<AuditRow> entries) {
        access.require(AUDIT_READ);
        List<AuditRow> about = entries.stream().filter(one -> one.subject() != null).toList();
        Map<UUID, Concerned.Person> people = new HashMap<>();
        if (!about.isEmpty() && access.may(Permission.CONTACT_READ)) {
            rooms.forEach(room -> room.concerned(about).forEach(people::putIfAbsent));
        }
        Map<UUID, UUID> colleagues = new HashMap<>();
        entries.stream().filter(one -> one.objectType().equals("member"))
                .forEach(one -> Ids.parse(one.objectId()).ifPresent(user -> colleagues.put(one.id(), user)));
        Map<UUID, Optional<String>> names = members.names(colleagues.values());
        colleagues.forEach((entry, user) -> Optional.ofNullable(names.get(user))
                .ifPresent(name -> people.put(entry, new Concerned.Person(null, name.orElse(null)))));
        return people;
    }

    /** The numbers of the newest entries that match: those that a pack proves one by one. */
    public List<Long> numbers(AuditFilter filter, int most) {
        access.require(AUDIT_EXPORT);
        return sql.numbers(filter, src(filter), most);
    }

    /** How much was done in a time: entries by their type, by person or program, and by day or month. */
    public Activity activity(AuditFilter filter, boolean byMonth) {
        access.require(AUDIT_READ);
        audit.record(searched("audit.read", filter).fact("as", "activity"));
        List<AuditSql.Counted> counts = sql.counts(filter, src(filter), byMonth, zones.current().getId());
        List<AuditSql.Counted> kinds = counts.stream().filter(one -> one.type() != null).sorted(MOST_FIRST).toList();
        Map<String, Long> types = new LinkedHashMap<>();
        kinds.stream().limit(MOST_BARS).forEach(one -> types.put(one.type(), one.entries()));
        List<AuditSql.Counted> everybody = counts.stream().filter(one -> one.actor() != null && isSomebody(one.actorKind())).sorted(MOST_FIRST).toList();
        List<AuditSql.Counted> doers = everybody.stream().limit(MOST_BARS).toList();
        Map<UUID, Optional<String>> names = members.names(doers.stream().map(one -> UUID.fromString(one.actor())).toList());
        List<Doer> people = doers.stream().map(one -> {
            Optional<String> name = names.get(UUID.fromString(one.actor()));
            return new Doer(one.actor(), name == null ? null : name.orElse(null), name != null && name.isEmpty(), one.entries());
        }).toList();
        SortedMap<LocalDate, Map<String, Long>> times = new TreeMap<>();
        counts.stream().filter(one -> one.start() != null)
                .forEach(one -> times.computeIfAbsent(one.start(), start -> new TreeMap<>()).put(one.outcome(), one.entries()));
        return new Activity(types, others(kinds), people, others(everybody), times);
    }

    private static long others(List<AuditSql.Counted> mostFirst) {
        return mostFirst.stream().skip(MOST_BARS).mapToLong(AuditSql.Counted::entries).sum();
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
        return new Page<>(rows(page.rows()), page.next());
    }

    private String src(AuditFilter filter) {
        return hash(Audit.ADDRESS_KIND, filter.address());
    }

    private String hash(String kind, String value) {
        return value == null ? null : HexFormat.of().formatHex(vault.lookup(kind, value));
    }

    private List<AuditRow> rows(List<AuditSql.Stored> stored) {
        Map<UUID, Optional<String>> names = members.names(stored.stream().map(AuditLog::user).filter(Objects::nonNull).toList());
        return stored.stream().map(one -> row(one, user(one) == null ? null : names.get(user(one)))).toList();
    }

    private static UUID user(AuditSql.Stored stored) {
        return isSomebody(stored.actorKind()) ? UUID.fromString(stored.actor()) : null;
    }

    private static boolean isSomebody(String actorKind) {
        return actorKind.equals("person") || actorKind.equals("service");
    }

    /** @param actor null if unknown here, empty if erased */
    private AuditRow row(AuditSql.Stored stored, Optional<String> actor) {
        JsonNode entry = Canonical.read(stored.entry());
        Map<String, String> facts = new TreeMap<>();
        entry.path("facts").properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        String address = stored.address() == null ? null
                : new String(vault.tenantSeal().open(Audit.ADDRESS, stored.address()), StandardCharsets.UTF_8);
        return new AuditRow(stored.id(), stored.at(), stored.type(), stored.actorKind(), stored.actor(),
                actor == null ? null : actor.orElse(null), actor != null && actor.isEmpty(),
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
