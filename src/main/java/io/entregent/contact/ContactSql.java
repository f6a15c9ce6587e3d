package io.entregent.contact;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identity rows and suppressions: found by keyed hash, linked and unlinked. */
@ApplicationScoped
class ContactSql {

    /** One identity as it lies in the table. */
    record Stored(UUID contact, UUID subject, String channel, String kind, byte[] sealed) {
    }

    @Inject
    private Sql sql;

    /** Two messages of one new person may be worked at the same time; the second waits here for the first. */
    void lock(byte[] hash) {
        sql.list("select pg_advisory_xact_lock(?)", row -> null, ByteBuffer.wrap(hash).getLong());
    }

    Optional<UUID> find(String channel, String kind, byte[] hash) {
        return sql.first("select contact_id from contact_identity"
                + " where tenant_id = ? and channel = ? and kind = ? and hash = ?",
                row -> Sql.uuid(row, "contact_id"), Scope.requireTenant(), channel, kind, hash);
    }

    void link(String channel, String kind, byte[] hash, UUID contact, UUID subject, byte[] sealed, Instant now) {
        sql.update("insert into contact_identity (tenant_id, channel, kind, hash, contact_id, subject_id, sealed, seen_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, channel, kind, hash) do nothing",
                Scope.requireTenant(), channel, kind, hash, contact, subject, sealed, now);
    }

    void unlink(String channel, String kind, byte[] hash) {
        sql.update("delete from contact_identity where tenant_id = ? and channel = ? and kind = ? and hash = ?",
                Scope.requireTenant(), channel, kind, hash);
    }

    /** A username is a changeable handle: a person has one per channel. */
    void unlinkKind(UUID contact, String channel, String kind) {
        sql.update("delete from contact_identity where tenant_id = ? and contact_id = ? and channel = ? and kind = ?",
                Scope.requireTenant(), contact, channel, kind);
    }

    void adopt(UUID from, UUID into) {
        sql.update("update contact_identity set contact_id = ? where tenant_id = ? and contact_id = ?",
                into, Scope.requireTenant(), from);
        sql.update("update contact set merged_into = ? where tenant_id = ? and merged_into = ?",
                into, Scope.requireTenant(), from);
    }

    List<Stored> identities(Collection<UUID> contacts) {
        return sql.list("select contact_id, subject_id, channel, kind, sealed from contact_identity"
                + " where tenant_id = ? and contact_id = any(?) order by seen_at", ContactSql::stored,
                Scope.requireTenant(), contacts.toArray(UUID[]::new));
    }

    /** The contact and all that were merged into it; their keys in the same order. */
    List<UUID> family(UUID contact) {
        return sql.list("select id from contact where tenant_id = ? and (id = ? or merged_into = ?) order by created_at, id",
                row -> Sql.uuid(row, "id"), Scope.requireTenant(), contact, contact);
    }

    List<UUID> subjects(Collection<UUID> contacts) {
        return sql.list("select subject_id from contact where tenant_id = ? and id = any(?)"
                + " union select subject_id from contact_identity where tenant_id = ? and contact_id = any(?)",
                row -> Sql.uuid(row, "subject_id"), Scope.requireTenant(), contacts.toArray(UUID[]::new),
                Scope.requireTenant(), contacts.toArray(UUID[]::new));
    }

    /** Keeps who must not be written to: the hashes of all that the person is known by, and nothing else. */
    void suppressAll(Collection<UUID> contacts, String reason, Instant now) {
        sql.update("insert into suppression (tenant_id, channel, hash, reason, created_at)"
                + " select tenant_id, channel, hash, ?, ? from contact_identity"
                + " where tenant_id = ? and contact_id = any(?) and kind <> 'username' on conflict do nothing",
                reason, now, Scope.requireTenant(), contacts.toArray(UUID[]::new));
    }

    boolean suppressedAny(UUID contact) {
        return sql.first("select 1 from contact_identity i join suppression s"
                + " on s.tenant_id = i.tenant_id and s.channel = i.channel and s.hash = i.hash"
                + " where i.tenant_id = ? and i.contact_id = ?", row -> true, Scope.requireTenant(), contact).orElse(false);
    }

    boolean suppressed(String channel, byte[] hash) {
        return sql.first("select 1 from suppression where tenant_id = ? and channel = ? and hash = ?",
                row -> true, Scope.requireTenant(), channel, hash).orElse(false);
    }

    void delete(Collection<UUID> contacts) {
        UUID[] ids = contacts.toArray(UUID[]::new);
        sql.update("delete from contact_identity where tenant_id = ? and contact_id = any(?)", Scope.requireTenant(), ids);
        sql.update("delete from contact where tenant_id = ? and id = any(?) and merged_into is not null",
                Scope.requireTenant(), ids);
        sql.update("delete from contact where tenant_id = ? and id = any(?)", Scope.requireTenant(), ids);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(Sql.uuid(row, "contact_id"), Sql.uuid(row, "subject_id"), row.getString("channel"),
                row.getString("kind"), row.getBytes("sealed"));
    }
}
