package io.entregent.contact;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The same for many: each with all rows that are the person. */
    Map<UUID, List<UUID>> families(Collection<UUID> contacts) {
        Map<UUID, List<UUID>> families = new LinkedHashMap<>();
        sql.list("select asked.id as asked, c.id from unnest(?) as asked(id) join contact c on c.tenant_id = ?"
                + " and (c.id = asked.id or c.merged_into = asked.id) order by c.created_at, c.id",
                row -> families.computeIfAbsent(Sql.uuid(row, "asked"), id -> new ArrayList<>()).add(Sql.uuid(row, "id")),
                contacts.stream().distinct().toArray(UUID[]::new), Scope.requireTenant());
        return families;
    }

    List<UUID> subjects(Collection<UUID> contacts) {
        return sql.list("select subject_id from contact where tenant_id = ? and id = any(?)"
                + " union select subject_id from contact_identity where tenant_id = ? and contact_id = any(?)",
                row -> Sql.uuid(row, "subject_id"), Scope.requireTenant(), contacts.toArray(UUID[]::new),
                Scope.requireTenant(), contacts.toArray(UUID[]::new));
    }

    /** By what the persons are known for good: a user name can be somebody else's tomorrow. */
    List<ErasureEntry.Hash> hashes(Collection<UUID> contacts) {
        return sql.list("select distinct channel, encode(hash, 'hex') as hash from contact_identity where tenant_id = ?"
                + " and contact_id = any(?) and kind <> 'username'",
                row -> new ErasureEntry.Hash(row.getString("channel"), row.getString("hash")), Scope.requireTenant(),
                contacts.toArray(UUID[]::new));
    }

    /** Keeps who must not be written to: keyed hashes, and nothing else. An earlier reason gives way to an erasure. */
    void suppress(Collection<ErasureEntry.Hash> hashes, String reason, Instant now) {
        if (reason.equals(ErasureEntry.ERASED)) {
            readmit(hashes);
        }
        UUID tenant = Scope.requireTenant();
        sql.batch("insert into suppression (tenant_id, channel, hash, reason, created_at) values (?, ?, decode(?, 'hex'), ?, ?)"
                + " on conflict do nothing", hashes.stream()
                .map(one -> new Object[] {tenant, one.channel(), one.hash(), reason, now}).toList());
    }

    /** Only what a colleague removed; the policy of the table lets nothing else go. */
    void readmit(Collection<ErasureEntry.Hash> hashes) {
        hashes.forEach(one -> sql.update("delete from suppression where tenant_id = ? and channel = ?"
                + " and hash = decode(?, 'hex') and reason = 'removed'", Scope.requireTenant(), one.channel(), one.hash()));
    }

    /** Those of the contacts that are (again) in the table. */
    List<UUID> present(Collection<UUID> contacts) {
        return sql.list("select id from contact where tenant_id = ? and id = any(?)", row -> Sql.uuid(row, "id"),
                Scope.requireTenant(), contacts.toArray(UUID[]::new));
    }

    /** @return those that are not suppressed; or, if {@code removed}, those that still are as removed by a colleague */
    List<ErasureEntry.Hash> differ(Collection<ErasureEntry.Hash> hashes, boolean removed) {
        Set<ErasureEntry.Hash> there = new HashSet<>(sql.list("select channel, encode(hash, 'hex') as hash from suppression"
                + " where tenant_id = ? and hash = any(?)"
                + (removed ? " and reason = 'removed'" : ""),
                row -> new ErasureEntry.Hash(row.getString("channel"), row.getString("hash")), Scope.requireTenant(),
                hashes.stream().map(ErasureEntry.Hash::hash).map(HexFormat.of()::parseHex).toArray(byte[][]::new)));
        return hashes.stream().filter(one -> there.contains(one) == removed).toList();
    }

    boolean suppressedAny(UUID contact) {
        return suppressedBecause(contact).isPresent();
    }

    /** An erasure weighs more than anything else. */
    Optional<String> suppressedBecause(UUID contact) {
        return sql.first("select s.reason from contact_identity i join suppression s"
                + " on s.tenant_id = i.tenant_id and s.channel = i.channel and s.hash = i.hash"
                + " where i.tenant_id = ? and i.contact_id = ? order by s.reason = 'erasure' desc limit 1",
                row -> row.getString("reason"), Scope.requireTenant(), contact);
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
