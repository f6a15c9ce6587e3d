package io.entregent.audit.office;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Goes through numbered entries, and keeps alerts. */
@ApplicationScoped
class AlertSql {

    record Found(UUID entry, String kind, String actor, Instant at) {
    }

    record Stored(UUID id, String kind, Instant at, String about, UUID entry, boolean seen) {
    }

    private static final String NUMBERED = " from audit_entry e where e.tenant_id = ? and e.seq >= ? and e.seq < ? and ";

    @Inject
    private Sql sql;

    /** Nobody else goes through this tenant's entries until the end of the transaction. */
    boolean lead() {
        return sql.first("select pg_try_advisory_xact_lock(hashtextextended('alerts ' || ?, 0))", row -> row.getBoolean(1),
                Scope.requireTenant().toString()).orElseThrow();
    }

    long next() {
        return sql.first("select next from audit_watch where tenant_id = ?", row -> row.getLong(1), Scope.requireTenant()).orElse(0L);
    }

    long end() {
        return sql.first("select audit_size()", row -> row.getLong(1)).orElse(0L);
    }

    void advance(long next) {
        sql.update("insert into audit_watch (tenant_id, next) values (?, ?) on conflict (tenant_id) do update set next = excluded.next",
                Scope.requireTenant(), next);
    }

    /** Break-glasses, and exports with personal data between eight in the evening and seven in the morning. */
    List<Found> striking(long from, long to, String zone) {
        return sql.list("select e.id, e.type, e.actor, e.at" + NUMBERED + "(e.type = 'breakglass.opened' or e.outcome = 'done'"
                + " and (e.type = 'audit.exportFetched' and convert_from(e.entry, 'UTF8')::jsonb -> 'facts' ->> 'named' = 'true'"
                + " or e.type ~ '^(contact|consent|conversation|person)[.].*(export|dossier)')"
                + " and extract(hour from e.at at time zone ?) not between 7 and 19)", row -> new Found(Sql.uuid(row, "id"),
                        row.getString("type").equals("breakglass.opened") ? "break_glass" : "night_export", row.getString("actor"),
                        Sql.instant(row, "at")), Scope.requireTenant(), from, to, zone);
    }

    /** Who was refused so often among these entries and the ones since then. */
    List<Found> refused(long from, long to, Instant since, int least) {
        UUID tenant = Scope.requireTenant();
        return sql.list("select e.actor, count(*), max(e.at) as at from audit_trail e where e.tenant_id = ? and e.outcome = 'refused'"
                + " and e.at > ? and e.actor_kind in ('person', 'service') and e.actor in (select e.actor" + NUMBERED
                + "e.outcome = 'refused') group by e.actor having count(*) >= ?",
                row -> new Found(null, "refusals", row.getString("actor"), Sql.instant(row, "at")), tenant, since, tenant, from, to, least);
    }

    /** When the entry was made that waits longest for its number. */
    Optional<Instant> waitingSince() {
        return sql.first("select at from audit_outbox where tenant_id = ? order by id limit 1",
                row -> Sql.instant(row, "at"), Scope.requireTenant());
    }

    /** Witnesses who say that the log does not continue what they signed. */
    List<String> contradicting() {
        return sql.list("select witness from audit_witness_answer where tenant_id = ? and answer in ('ahead', 'contradicts')",
                row -> row.getString(1), Scope.requireTenant());
    }

    boolean told(String kind, String about, Instant since) {
        return sql.first("select 1 from audit_alert where tenant_id = ? and kind = ? and about = ? and at > ?", row -> true,
                Scope.requireTenant(), kind, about, since).orElse(false);
    }

    void add(UUID id, Found found) {
        sql.update("insert into audit_alert (tenant_id, id, kind, at, about, entry_id) values (?, ?, ?, ?, ?, ?)", Scope.requireTenant(),
                id, found.kind, found.at, found.actor, found.entry);
    }

    List<Stored> newest(int most) {
        return sql.list("select id, kind, at, about, entry_id, seen_at is not null as seen from audit_alert where tenant_id = ?"
                + " order by at desc limit ?", row -> new Stored(Sql.uuid(row, "id"), row.getString("kind"), Sql.instant(row, "at"),
                        row.getString("about"), Sql.uuid(row, "entry_id"), row.getBoolean("seen")), Scope.requireTenant(), most);
    }

    int unseen() {
        return sql.first("select count(*) from audit_alert where tenant_id = ? and seen_at is null", row -> row.getInt(1),
                Scope.requireTenant()).orElse(0);
    }

    int seen(UUID by, Instant now) {
        return sql.update("update audit_alert set seen_at = ?, seen_by = ? where tenant_id = ? and seen_at is null", now, by,
                Scope.requireTenant());
    }
}
