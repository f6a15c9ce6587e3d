package io.entregent.audit;

import static io.entregent.access.Permission.AUDIT_EXPORT;
import static io.entregent.access.Permission.AUDIT_READ;

import io.entregent.access.Access;
import io.entregent.audit.log.Bundle;
import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.CompactRange;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.Prover;
import io.entregent.audit.log.TilePath;
import io.entregent.audit.log.Tiles;
import io.entregent.audit.log.TlogProof;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The signed log as others verify it: checkpoints, tiles, proofs. Only what a checkpoint covers is shown. */
@ApplicationScoped
@Transactional
public class Trail {

    /**
     * How far the log is signed.
     *
     * @param size     entries under the last checkpoint
     * @param at       when that was made; null before the first
     * @param unsigned entries that wait for the next one
     * @param vkey     the key that signed, or null
     */
    public record Head(long size, Instant at, long unsigned, String vkey, Standing standing) {
    }

    /** A signed root. */
    public record Signed(long size, String note) {
    }

    @Inject
    private LogSql sql;

    @Inject
    private Audit audit;

    @Inject
    private Access access;

    @Inject
    private Signing signing;

    public Head head() {
        access.require(AUDIT_READ);
        Standing standing = signing.standing(Scope.requireTenant());
        return sql.lastSigned().map(last -> new Head(last.size(), last.at(), sql.unsigned(), last.vkey(), standing))
                .orElseGet(() -> new Head(0, null, sql.unsigned(), null, standing));
    }

    /** @throws Rejected not found before the first signature */
    public String checkpoint() {
        access.require(AUDIT_READ);
        return last().note();
    }

    /** The first number whose entry is still here: those before lie in archives, and only their hashes are here. */
    public long archivedTo() {
        access.require(AUDIT_READ);
        return sql.archivedTo();
    }

    /** @throws Rejected not found where no checkpoint was made at this size */
    Signed checkpoint(long size) {
        access.require(AUDIT_EXPORT);
        return sql.signedAt(size).map(one -> new Signed(one.size(), one.note())).orElseThrow(Rejected::notFound);
    }

    public List<Signed> checkpoints() {
        access.require(AUDIT_READ);
        return sql.allSigned().stream().map(one -> new Signed(one.size(), one.note())).toList();
    }

    /** @return the bytes of a tile or a bundle; what no checkpoint covers does not exist */
    public byte[] tile(TilePath path) {
        access.require(AUDIT_READ);
        long size = last().size();
        long shift = (long) Math.max(path.level(), 0) * TilePath.HEIGHT;
        if (path.index() * TilePath.WIDTH + path.width() > size >> shift) {
            throw Rejected.notFound();
        }
        long first = path.index() * TilePath.WIDTH;
        if (path.level() != TilePath.ENTRIES) {
            return sql.hashes(path);
        }
        if (first < sql.archivedTo()) {
            throw new Rejected(Rejected.Kind.NOT_FOUND, "audit.archived");
        }
        audit.record(AuditEvent.done("audit.read", "audit", "log").fact("bundle", path.index()).fact("width", path.width()));
        return Bundle.write(sql.entries(first, first + path.width()));
    }

    /** The proof of one entry, for whoever keeps it; that it was taken is an entry. */
    public String proof(long seq) {
        access.require(AUDIT_READ);
        LogSql.Signed last = last();
        if (seq < 0 || seq >= last.size()) {
            throw new Rejected(Rejected.Kind.NOT_FOUND, "audit.unsigned");
        }
        audit.record(AuditEvent.done("audit.proved", "audit", "entry").fact("seq", seq));
        return new TlogProof(seq, prover(last.size()).inclusion(seq), last.note()).text();
    }

    /** For a pack, whose taking is recorded once. */
    byte[] bundle(TilePath path) {
        access.require(AUDIT_EXPORT);
        long first = path.index() * TilePath.WIDTH;
        return Bundle.write(sql.entries(first, first + path.width()));
    }

    String proof(long seq, Signed head) {
        access.require(AUDIT_EXPORT);
        return new TlogProof(seq, prover(head.size).inclusion(seq), head.note).text();
    }

    byte[] entry(long seq) {
        access.require(AUDIT_EXPORT);
        return sql.entries(seq, seq + 1).get(0);
    }

    /** @return the text that shows that the newer signed log begins with the older one */
    public String extension(long older, long newer) {
        access.require(AUDIT_READ);
        LogSql.Signed from = sql.signedAt(older).orElseThrow(Rejected::notFound);
        LogSql.Signed to = sql.signedAt(newer).orElseThrow(Rejected::notFound);
        if (from.size() > to.size()) {
            throw Rejected.notFound();
        }
        return new Extension(older, prover(newer).consistency(older), to.note()).text();
    }

    /** Marks the taking of the signed pack. */
    Head exported(long entries) {
        access.require(AUDIT_EXPORT);
        audit.record(AuditEvent.done("audit.exported", "audit", "log").fact("as", "pack").fact("proofs", entries));
        return head();
    }

    /**
     * Recomputes the leaves of the 256 entries of a tile, in a log of this size, from the entries themselves; of what lies in
     * archives the leaves are taken as they are.
     *
     * @return the number of the first entry that does not fit, or -1
     */
    public long check(long tile, long size, CompactRange range) {
        access.require(AUDIT_READ);
        long first = tile * TilePath.WIDTH;
        TilePath path = TilePath.in(size, 0, tile);
        byte[] kept = sql.hashes(path);
        boolean archived = first < sql.archivedTo();
        List<byte[]> entries = archived ? List.of() : sql.entries(first, first + path.width());
        for (int i = 0; i < path.width(); i++) {
            byte[] leaf = archived ? Arrays.copyOfRange(kept, i * Merkle.HASH_BYTES, (i + 1) * Merkle.HASH_BYTES)
                    : i < entries.size() ? Merkle.leaf(entries.get(i)) : new byte[0];
            int at = i * Merkle.HASH_BYTES;
            if (at + leaf.length > kept.length || !Arrays.equals(leaf, 0, leaf.length, kept, at, at + leaf.length)
                    || leaf.length == 0) {
                return first + i;
            }
            range.append(leaf);
        }
        return -1;
    }

    /** @return whether what was recomputed up to the last checkpoint is what was signed */
    public boolean agrees(CompactRange range, String note) {
        Checkpoint signed = Note.parse(note).checkpoint();
        return signed.size() == range.size() && Arrays.equals(signed.root(), range.root());
    }

    private LogSql.Signed last() {
        return sql.lastSigned().orElseThrow(() -> new Rejected(Rejected.Kind.NOT_FOUND, "audit.unsigned"));
    }

    private Prover prover(long size) {
        Map<TilePath, byte[]> read = new HashMap<>();
        return new Prover(new Tiles(path -> read.computeIfAbsent(path, sql::hashes), size), size);
    }
}
