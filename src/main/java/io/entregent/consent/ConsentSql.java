package io.entregent.consent;

import io.entregent.consent.ledger.EventType;
import io.entregent.consent.ledger.Step;
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
import java.util.Optional;
import java.util.UUID;

/** Adds to the ledger and reads it; there is no statement that changes it. */
@ApplicationScoped
class ConsentSql {

    /** One event as it lies in the table. */
    record Stored(UUID id, UUID contact, UUID subject, String purpose, String channel, String sender, EventType type,
            String method, Instant at, Instant claimedAt, Instant validUntil, boolean awaits, boolean proven, String wording,
            Evidence.Shown shown, byte[] evidence, UUID message, UUID file, Integer age, UUID answers, String recordedBy,
            UUID entry, String legalBasis) {

        Step step() {
            return new Step(id, type, sender, claimedAt, at, validUntil, awaits, proven, method);
        }

        Stored entered(UUID inLog) {
            return new Stored(id, contact, subject, purpose, channel, sender, type, method, at, claimedAt, validUntil, awaits,
                    proven, wording, shown, evidence, message, file, age, answers, recordedBy, inLog, legalBasis);
        }
    }

    private static final String COLUMNS = "id, contact_id, subject_id, purpose, channel, sender, type, method, at, claimed_at,"
            + " valid_until, awaits_confirmation, proven, wording, wording_code, wording_version, wording_language,"
            + " wording_sha256, notice_version, evidence, message_id, file_id, age_stated, answers, recorded_by, entry_id,"
            + " legal_basis";

    @Inject
    private Sql sql;

    void add(Stored one) {
        Evidence.Shown shown = one.shown;
        sql.update("insert into consent_event (tenant_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), one.id, one.contact, one.subject, one.purpose, one.channel, one.sender, one.type.code(),
                one.method, one.at, one.claimedAt, one.validUntil, one.awaits, one.proven, one.wording,
                shown == null ? null : shown.code(), shown == null ? null : (Integer) shown.version(),
                shown == null ? null : shown.language(), shown == null ? null : shown.sha256(),
                shown == null ? null : shown.notice(), one.evidence, one.message, one.file, one.age, one.answers,
                one.recordedBy, one.entry, one.legalBasis);
    }

    /** Newest first. */
    List<Stored> of(Collection<UUID> contacts) {
        return sql.list("select " + COLUMNS + " from consent_event where tenant_id = ? and contact_id = any(?)"
                + " order by at desc, id desc", ConsentSql::stored, Scope.requireTenant(), contacts.toArray(UUID[]::new));
    }

    /** The events of who was erased stay, and are nobody's. */
    List<UUID> people() {
        return sql.list("select distinct e.contact_id from consent_event e join contact c on c.tenant_id = e.tenant_id and c.id = e.contact_id"
                + " where e.tenant_id = ?", row -> Sql.uuid(row, "contact_id"), Scope.requireTenant());
    }

    Optional<Stored> byId(UUID id) {
        return sql.first("select " + COLUMNS + " from consent_event where tenant_id = ? and id = ?", ConsentSql::stored,
                Scope.requireTenant(), id);
    }

    /** Yeses whose time is over and after which nothing was said; of people who are still here. */
    List<Stored> over(Instant now, int most) {
        return sql.list("select " + COLUMNS.replaceAll("(^|, )", "$1e.") + " from consent_event e join contact c"
                + " on c.tenant_id = e.tenant_id and c.id = e.contact_id where e.tenant_id = ? and e.valid_until < ?"
                + " and e.type in ('given', 'confirmed', 'renewed') and not e.awaits_confirmation and not exists (select 1"
                + " from consent_event n where n.tenant_id = e.tenant_id and n.contact_id = e.contact_id and n.purpose = e.purpose"
                + " and n.channel = e.channel and n.sender = e.sender and n.at > e.at) limit ?", ConsentSql::stored,
                Scope.requireTenant(), now, most);
    }

    /** Who records or uses a consent of a person waits for who does so at the same time. */
    void lock(UUID contact) {
        sql.list("select 1 from contact where tenant_id = ? and id = ? for no key update", row -> 1, Scope.requireTenant(), contact);
    }

    void hold(UUID contact) {
        sql.list("select 1 from contact where tenant_id = ? and id = ? for share", row -> 1, Scope.requireTenant(), contact);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String code = row.getString("wording_code");
        Evidence.Shown shown = code == null ? null : new Evidence.Shown(code, row.getInt("wording_version"),
                row.getString("wording_language"), row.getBytes("wording_sha256"), row.getObject("notice_version", Integer.class));
        return new Stored(Sql.uuid(row, "id"), Sql.uuid(row, "contact_id"), Sql.uuid(row, "subject_id"),
                row.getString("purpose"), row.getString("channel"), row.getString("sender"),
                EventType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)), row.getString("method"),
                Sql.instant(row, "at"), Sql.instant(row, "claimed_at"), Sql.instant(row, "valid_until"),
                row.getBoolean("awaits_confirmation"), row.getBoolean("proven"), row.getString("wording"), shown,
                row.getBytes("evidence"), Sql.uuid(row, "message_id"), Sql.uuid(row, "file_id"),
                row.getObject("age_stated", Integer.class), Sql.uuid(row, "answers"), row.getString("recorded_by"),
                Sql.uuid(row, "entry_id"), row.getString("legal_basis"));
    }
}
