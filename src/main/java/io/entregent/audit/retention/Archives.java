package io.entregent.audit.retention;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.audit.Trail;
import io.entregent.audit.log.TilePath;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ranges of old entries on their way out: prepared by one person, fetched as a signed pack, confirmed by a second one by the
 * digest of the file where it lies now. Only then the schema's owner may cut the range ({@code audit_cut}, V0112).
 */
@ApplicationScoped
@Transactional
public class Archives {

    private static final String OBJECT = "audit_archive";
    /** So many entries go into one archive at most. */
    private static final long MOST = 1 << 20;

    /**
     * What could be archived now.
     *
     * @param from first number
     * @param to   the number after the last one
     * @param size of the checkpoint that covers it
     */
    public record Range(long from, long to, long size, Instant until) {
    }

    @Inject
    private RetentionSql sql;

    @Inject
    private Trail trail;

    @Inject
    private Members members;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    private final Map<UUID, Long> fetching = new ConcurrentHashMap<>();

    /** Empty if nothing is old enough, or what is old enough is held, signed by nobody, or less than 256 entries. */
    public Optional<Range> next() {
        access.require(Permission.AUDIT_READ);
        Instant limit = clock.instant().atZone(zones.current()).minusMonths(sql.months()).toInstant();
        long from = trail.archivedTo();
        long size = trail.head().size();
        if (!sql.anythingBefore(limit) || size <= from) {
            return Optional.empty();
        }
        long most = Math.min(size, from + MOST);
        long to = sql.firstToStay(from, most, limit).orElse(most) / TilePath.WIDTH * TilePath.WIDTH;
        return to <= from ? Optional.empty() : Optional.of(new Range(from, to, size, sql.youngest(from, to)));
    }

    /** @throws Rejected audit.archive.none, audit.archive.open */
    public UUID prepare() {
        access.require(Permission.AUDIT_EXPORT);
        if (sql.archives().stream().anyMatch(one -> one.state().equals("prepared") || one.state().equals("kept"))) {
            throw Rejected.conflict("audit.archive.open");
        }
        Range range = next().orElseThrow(() -> Rejected.conflict("audit.archive.none"));
        UUID id = Ids.next();
        sql.add(new RetentionSql.Archive(id, range.from, range.to, range.size, range.until, "prepared", null, access.userId(),
                clock.instant(), null));
        audit.record(AuditEvent.done("audit.archivePrepared", OBJECT, id).state(null, "prepared").fact("from", range.from)
                .fact("to", range.to - 1).fact("size", range.size));
        return id;
    }

    /** Newest first. */
    public List<ArchiveView> all() {
        access.require(Permission.AUDIT_READ);
        return sql.archives().stream().map(one -> new ArchiveView(one.id(), one.from(), one.to(), one.until(), one.state(),
                one.sha256() == null ? null : HexFormat.of().formatHex(one.sha256()), name(one.madeBy()), one.madeAt(),
                one.keptBy() == null ? null : name(one.keptBy()), one.madeBy().equals(access.userId()), fetching.get(one.id()))).toList();
    }

    private String name(UUID user) {
        return members.name(user).orElse(user.toString());
    }

    /** What the file of an archive holds; only until it is cut. That it is fetched is an entry. */
    public Range fetch(UUID id) {
        access.require(Permission.AUDIT_EXPORT);
        RetentionSql.Archive one = open(id);
        audit.record(AuditEvent.done("audit.archiveFetched", OBJECT, id));
        return new Range(one.from(), one.to(), one.size(), one.until());
    }

    /** While a file goes out: how many entries are in it, for whoever looks at the page on this node. */
    public void fetching(UUID id, long entries) {
        access.require(Permission.AUDIT_EXPORT);
        fetching.put(id, entries);
    }

    /** It went out, or broke off. */
    public void fetchingEnded(UUID id) {
        fetching.remove(id);
    }

    /** What the file was that went out. */
    public void fetched(UUID id, byte[] sha256, long bytes) {
        access.require(Permission.AUDIT_EXPORT);
        sql.written(id, sha256, bytes);
    }

    /**
     * The file lies outside: who says so did not prepare it, and names its digest.
     *
     * @param sha256 in hexadecimal, as sha256sum prints it
     * @throws Rejected audit.archive.digest, audit.archive.second
     */
    public void confirm(UUID id, String sha256) {
        access.require(Permission.AUDIT_READ);
        RetentionSql.Archive one = open(id);
        String told = sha256 == null ? "" : sha256.strip().toLowerCase(Locale.ROOT).replaceFirst("\\s.*", "");
        if (one.madeBy().equals(access.userId())) {
            throw Rejected.conflict("audit.archive.second");
        }
        if (one.sha256() == null || !told.equals(HexFormat.of().formatHex(one.sha256()))) {
            throw Rejected.invalid("audit.archive.digest");
        }
        if (!sql.keep(id, access.userId(), clock.instant())) {
            throw Rejected.conflict("audit.archive.second");
        }
        audit.record(AuditEvent.done("audit.archiveKept", OBJECT, id).state("prepared", "kept").fact("sha256", told));
    }

    public void drop(UUID id) {
        access.require(Permission.AUDIT_EXPORT);
        RetentionSql.Archive one = open(id);
        if (!sql.drop(id)) {
            throw Rejected.notFound();
        }
        audit.record(AuditEvent.done("audit.archiveDropped", OBJECT, id).state(one.state(), "dropped"));
    }

    private RetentionSql.Archive open(UUID id) {
        return Optional.ofNullable(id).flatMap(sql::archive).filter(one -> one.state().equals("prepared") || one.state().equals("kept"))
                .orElseThrow(Rejected::notFound);
    }
}
