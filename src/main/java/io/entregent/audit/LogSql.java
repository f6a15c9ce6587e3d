package io.entregent.audit;

import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.TilePath;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Numbers entries and keeps leaves, full tiles and checkpoints; none of it is ever changed. */
@ApplicationScoped
class LogSql {

    /** Of one tenant: the checkpoint, and when it was made. */
    record Signed(long size, byte[] root, String note, String vkey, Instant at) {
    }

    /** Of one log: how many entries have a number, how many the last checkpoint covers, how many checkpoints officers brought back. */
    record Sizes(long all, long signed, long kept) {
    }

    /** How many entries got their numbers at once, and how the log stands after it. */
    record Step(int numbered, Sizes sizes) {
    }

    /** The note with the lines of those who cosigned it. */
    private static final String SIGNED = "select size, root, vkey, at, note || coalesce((select string_agg(line, '' order by witness)"
            + " from audit_cosignature w where w.tenant_id = c.tenant_id and w.size = c.size), '') as note";

    private static final String COVERED = "(select coalesce(max(c.size), 0) from audit_checkpoint c where c.tenant_id = ?) as signed,"
            + " (select count(*) from audit_kept where tenant_id = ?) as kept";

    @Inject
    private Sql sql;

    /** In the scope "pump": how many entries of whom have no number yet. */
    Map<UUID, Long> waiting() {
        return sql.list("select tenant_id, count(*) from audit_outbox group by tenant_id",
                row -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long size() {
        return sql.first("select audit_size()", row -> row.getLong(1)).orElseThrow();
    }

    Sizes sizes() {
        UUID tenant = Scope.requireTenant();
        return sql.first("select audit_size() as size, " + COVERED, LogSql::sizes, tenant, tenant).orElseThrow();
    }

    /**
     * Moves the entries that have waited longest from the outbox to the log. Until the end of the transaction nobody else, on any
     * node, does that for this tenant.
     *
     * @param older what was signed: a log that is shorter gets no numbers
     * @param most  about so many: what commits meanwhile and is older than the last of them is moved too
     */
    Step number(long older, int most) {
        UUID tenant = Scope.requireTenant();
        return sql.first("select numbered, size, " + COVERED + " from audit_number(?, ?)",
                row -> new Step(row.getInt("numbered"), sizes(row)), tenant, tenant, older, most).orElseThrow();
    }

    private static Sizes sizes(ResultSet row) throws SQLException {
        return new Sizes(row.getLong("size"), row.getLong("signed"), row.getLong("kept"));
    }

    void keep(int level, long index, byte[] root, byte[] data) {
        sql.update("insert into audit_tile (tenant_id, level, idx, root, data) values (?, ?, ?, ?, ?)",
                Scope.requireTenant(), level, index, root, data);
    }

    /** The hashes of a tile, from wherever they lie; fewer than its width if the log is damaged. */
    byte[] hashes(TilePath tile) {
        if (tile.isFull()) {
            return stored(tile);
        }
        byte[] hashes = unstored(tile);
        int length = tile.width() * Merkle.HASH_BYTES;
        if (hashes.length == length) {
            return hashes;
        }
        // The leaves of entries that were cut lie only in their tile.
        byte[] full = stored(tile);
        return full.length < length ? hashes : Arrays.copyOf(full, length);
    }

    private byte[] stored(TilePath tile) {
        return sql.first("select data from audit_tile where tenant_id = ? and level = ? and idx = ?", row -> row.getBytes(1),
                Scope.requireTenant(), tile.level(), tile.index()).orElse(new byte[0]);
    }

    /** The same, put together from the level below. */
    byte[] unstored(TilePath tile) {
        UUID tenant = Scope.requireTenant();
        long first = tile.index() * TilePath.WIDTH;
        List<byte[]> hashes = tile.level() == 0
                ? sql.list("select leaf from audit_entry where tenant_id = ? and seq >= ? and seq < ? order by seq",
                        row -> row.getBytes(1), tenant, first, first + tile.width())
                : sql.list("select root from audit_tile where tenant_id = ? and level = ? and idx >= ? and idx < ? order by idx",
                        row -> row.getBytes(1), tenant, tile.level() - 1, first, first + tile.width());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * Merkle.HASH_BYTES);
        hashes.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    /** The entries of these numbers, in order; an empty one where one is missing that has a later one. */
    List<byte[]> entries(long from, long to) {
        List<byte[]> entries = new ArrayList<>();
        sql.list("select seq, entry from audit_entry where tenant_id = ? and seq >= ? and seq < ? order by seq", row -> {
            while (entries.size() < row.getLong("seq") - from) {
                entries.add(new byte[0]);
            }
            return entries.add(row.getBytes("entry"));
        }, Scope.requireTenant(), from, to);
        return entries;
    }

    /** The first number whose entry is still here: those before lie in archives. */
    long archivedTo() {
        return sql.first("select coalesce(max(to_seq), 0) from audit_archive where tenant_id = ? and state = 'cut'",
                row -> row.getLong(1), Scope.requireTenant()).orElse(0L);
    }

    Optional<UUID> entryAt(long seq) {
        return sql.first("select id from audit_entry where tenant_id = ? and seq = ?", row -> row.getObject(1, UUID.class),
                Scope.requireTenant(), seq);
    }

    void keep(Signed signed) {
        sql.update("insert into audit_checkpoint (tenant_id, size, root, note, vkey, at) values (?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing", Scope.requireTenant(), signed.size, signed.root, signed.note, signed.vkey, signed.at);
    }

    /** @return false if it was there already */
    boolean keepSeen(UUID id, long size, byte[] root, String note, UUID by, Instant now) {
        return sql.update("insert into audit_kept (tenant_id, id, size, root, note, kept_by, at) values (?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (tenant_id, size, root) do nothing", Scope.requireTenant(), id, size, root, note, by, now) == 1;
    }

    /** What officers brought back, smallest first. */
    List<Checkpoint> seen() {
        UUID tenant = Scope.requireTenant();
        return sql.list("select size, root from audit_kept where tenant_id = ? order by size",
                row -> new Checkpoint(Origin.of(tenant), row.getLong(1), row.getBytes(2)), tenant);
    }

    /** All keys that ever signed. */
    List<String> keys() {
        return sql.list("select distinct vkey from audit_checkpoint where tenant_id = ?", row -> row.getString(1), Scope.requireTenant());
    }

    Optional<Signed> lastSigned() {
        return sql.first(SIGNED + " from audit_checkpoint c where tenant_id = ? order by size desc limit 1",
                LogSql::signed, Scope.requireTenant());
    }

    Optional<Signed> signedAt(long size) {
        return sql.first(SIGNED + " from audit_checkpoint c where tenant_id = ? and size = ?",
                LogSql::signed, Scope.requireTenant(), size);
    }

    List<Signed> allSigned() {
        return sql.list(SIGNED + " from audit_checkpoint c where tenant_id = ? order by size",
                LogSql::signed, Scope.requireTenant());
    }

    /** Entries that no checkpoint covers yet, with a number and without. */
    long unsigned() {
        UUID tenant = Scope.requireTenant();
        return sql.first("select (select count(*) from audit_outbox where tenant_id = ?)"
                + " + audit_size() - (select coalesce(max(size), 0) from audit_checkpoint where tenant_id = ?)", row -> row.getLong(1),
                tenant, tenant).orElseThrow();
    }

    private static Signed signed(ResultSet row) throws SQLException {
        return new Signed(row.getLong("size"), row.getBytes("root"), row.getString("note"), row.getString("vkey"),
                Sql.instant(row, "at"));
    }
}
