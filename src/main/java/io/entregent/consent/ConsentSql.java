package io.entregent.consent;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Adds to the ledger and reads it; there is no statement that changes it. */
@ApplicationScoped
class ConsentSql {

    /** One event as it lies in the table. */
    record Stored(UUID id, UUID contact, UUID subject, Purpose purpose, String channel, ConsentState.Type type,
            String method, Instant at, Instant claimedAt, String wording, byte[] evidence, String recordedBy) {

        ConsentState.Step step() {
            return new ConsentState.Step(type, at, method);
        }
    }

    private static final String COLUMNS = "id, contact_id, subject_id, purpose, channel, type, method, at, claimed_at,"
            + " wording, evidence, recorded_by";

    @Inject
    private Sql sql;

    void add(Stored one) {
        sql.update("insert into consent_event (tenant_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), one.id, one.contact, one.subject, one.purpose.code(), one.channel, one.type.code(),
                one.method, one.at, one.claimedAt, one.wording, one.evidence, one.recordedBy);
    }

    /** Newest first. */
    List<Stored> of(Collection<UUID> contacts) {
        return sql.list("select " + COLUMNS + " from consent_event where tenant_id = ? and contact_id = any(?)"
                + " order by at desc, id desc", ConsentSql::stored, Scope.requireTenant(), contacts.toArray(UUID[]::new));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(Sql.uuid(row, "id"), Sql.uuid(row, "contact_id"), Sql.uuid(row, "subject_id"),
                Purpose.parse(row.getString("purpose")), row.getString("channel"),
                ConsentState.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT)), row.getString("method"),
                Sql.instant(row, "at"), Sql.instant(row, "claimed_at"), row.getString("wording"),
                row.getBytes("evidence"), row.getString("recorded_by"));
    }
}
