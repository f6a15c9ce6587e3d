package io.entregent.rights;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where legal holds lie, their reasons sealed. A hold of a merged row is one of the person that it became. */
@ApplicationScoped
class LegalHoldSql {

    record Stored(UUID id, UUID contact, UUID subject, byte[] reason, Instant endsAt, Instant openedAt, String openedBy, Instant endedAt) {
    }

    private static final String SELECT = "select h.id, coalesce(c.merged_into, c.id) as contact, h.subject_id, h.reason, h.ends_at,"
            + " h.opened_at, h.opened_by, h.ended_at from legal_hold h join contact c on c.tenant_id = h.tenant_id"
            + " and c.id = h.contact_id where h.tenant_id = ?";
    private static final String ACTIVE = " and h.ended_at is null and h.ends_at > ?";

    @Inject
    private Sql sql;

    void add(Stored one) {
        sql.update("insert into legal_hold (tenant_id, id, contact_id, subject_id, reason, ends_at, opened_at, opened_by)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), one.id, one.contact, one.subject, one.reason, one.endsAt,
                one.openedAt, one.openedBy);
    }

    boolean end(UUID id, String by, Instant now) {
        return sql.update("update legal_hold set ended_at = ?, ended_by = ? where tenant_id = ? and id = ? and ended_at is null",
                now, by, Scope.requireTenant(), id) == 1;
    }

    Optional<Stored> byId(UUID id) {
        return sql.first(SELECT + " and h.id = ?", LegalHoldSql::stored, Scope.requireTenant(), id);
    }

    /** Newest first. */
    List<Stored> of(Collection<UUID> family) {
        return sql.list(SELECT + " and h.contact_id = any(?) order by h.opened_at desc", LegalHoldSql::stored, Scope.requireTenant(),
                family.toArray(UUID[]::new));
    }

    /** Those that end first, first. */
    List<Stored> active(Instant now) {
        return sql.list(SELECT + ACTIVE + " order by h.ends_at, h.id", LegalHoldSql::stored, Scope.requireTenant(), now);
    }

    void delete(Collection<UUID> contacts) {
        sql.update("delete from legal_hold where tenant_id = ? and contact_id = any(?)", Scope.requireTenant(),
                contacts.toArray(UUID[]::new));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(Sql.uuid(row, "id"), Sql.uuid(row, "contact"), Sql.uuid(row, "subject_id"), row.getBytes("reason"),
                Sql.instant(row, "ends_at"), Sql.instant(row, "opened_at"), row.getString("opened_by"), Sql.instant(row, "ended_at"));
    }
}
