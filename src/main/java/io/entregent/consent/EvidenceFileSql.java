package io.entregent.consent;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where files of evidence lie. */
@ApplicationScoped
class EvidenceFileSql {

    /** A file as it lies in the table: name and content sealed. */
    record Stored(UUID id, UUID contact, UUID subject, byte[] name, String mimeType, long size, byte[] sha256, byte[] content) {
    }

    @Inject
    private Sql sql;

    void add(Stored one, String by, Instant now) {
        sql.update("insert into consent_file (tenant_id, id, contact_id, subject_id, name, mime_type, size, sha256, content,"
                        + " created_at, created_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), one.id,
                one.contact, one.subject, one.name, one.mimeType, one.size, one.sha256, one.content, now, by);
    }

    Optional<Stored> byId(UUID id) {
        return sql.first("select * from consent_file where tenant_id = ? and id = ?",
                row -> new Stored(Sql.uuid(row, "id"), Sql.uuid(row, "contact_id"), Sql.uuid(row, "subject_id"),
                        row.getBytes("name"), row.getString("mime_type"), row.getLong("size"), row.getBytes("sha256"),
                        row.getBytes("content")), Scope.requireTenant(), id);
    }
}
