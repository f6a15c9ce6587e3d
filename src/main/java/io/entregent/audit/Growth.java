package io.entregent.audit;

import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.Prover;
import io.entregent.audit.log.TilePath;
import io.entregent.audit.log.Tiles;
import io.entregent.audit.log.Vkey;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Grows a tenant's log: gives the next numbers, stores tiles that are full, keeps checkpoints.
 * A number, once given, MUST NOT be given again or to another entry. An entry that commits late gets
 * a later number; the order of numbers is the order of sequencing, not of the clock.
 */
@ApplicationScoped
@Transactional
public class Growth {

    /** So many entries get their numbers in one transaction: a thousand at a stretch keep those who write waiting. */
    static final int BATCH = 100;

    @Inject
    private LogSql sql;

    @Inject
    private Clock clock;

    /** In the scope "pump": who has entries without a number, and how many. */
    public Map<UUID, Long> waiting() {
        return sql.waiting();
    }

    /**
     * @param older what was signed: a log that is shorter gets no numbers
     * @return how many entries got their numbers; 0 also while another node is at it
     */
    public int number(long older) {
        return step(older).numbered();
    }

    private LogSql.Step step(long older) {
        LogSql.Step step = sql.number(older, BATCH);
        long after = step.sizes().all();
        for (long tile = (after - step.numbered()) / TilePath.WIDTH; tile < after / TilePath.WIDTH; tile++) {
            keepFull(0, tile);
        }
        return step;
    }

    private void keepFull(int level, long index) {
        byte[] hashes = sql.unstored(new TilePath(level, index, TilePath.WIDTH));
        if (hashes.length != TilePath.WIDTH * Merkle.HASH_BYTES) {
            throw new IllegalStateException("The log has a hole in tile " + index + " of level " + level);
        }
        sql.keep(level, index, Merkle.root(hashes, 0, hashes.length), hashes);
        if ((index + 1) % TilePath.WIDTH == 0) {
            keepFull(level + 1, index / TilePath.WIDTH);
        }
    }

    public long size() {
        return sql.size();
    }

    /**
     * How a log stands, read at once: with fifty logs to sign, a transaction for each of these would take the processors from those who write.
     *
     * @param numbered how many entries got their numbers with it
     * @param size     of all that has a number
     * @param signed   the size of the last checkpoint that the portal keeps; 0 before the first
     * @param seen     what officers kept outside and brought back
     * @param grown    the proof that it extends its beginning of the size that was asked for; empty if it did not grow since
     */
    public record Look(int numbered, long size, long signed, List<Checkpoint> seen, Optional<Extension> grown) {
    }

    /** @param older the size of a beginning that it is to be proven to extend; 0 for none */
    public Look look(long older) {
        return look(0, older, sql.sizes());
    }

    /** Gives numbers and looks, unless the log is shorter than the beginning that it is to be proven to extend. */
    public Look grow(long older) {
        LogSql.Step step = step(older);
        return look(step.numbered(), older, step.sizes());
    }

    private Look look(int numbered, long older, LogSql.Sizes sizes) {
        return new Look(numbered, sizes.all(), sizes.signed(), sizes.kept() == 0 ? List.of() : sql.seen(),
                older > 0 && sizes.all() > older ? Optional.of(extension(older, sizes.all())) : Optional.empty());
    }

    /** The size of the last checkpoint that the portal keeps; 0 before the first. */
    public long signedSize() {
        return sql.lastSigned().map(LogSql.Signed::size).orElse(0L);
    }

    /** @return the whole log as it stands and the proof that it extends its beginning of the given size */
    public Extension extension(long older) {
        return extension(older, sql.size());
    }

    private Extension extension(long older, long size) {
        Prover prover = prover(size);
        Checkpoint now = new Checkpoint(Origin.of(Scope.requireTenant()), size, prover.root());
        return new Extension(older, older == 0 ? List.of() : prover.consistency(older), now.text());
    }

    /** @return the last checkpoint that was signed and the proof that it extends the beginning of the given size */
    public Extension signedExtension(long older) {
        LogSql.Signed last = sql.lastSigned().orElseThrow();
        return new Extension(older, older == 0 ? List.of() : prover(last.size()).consistency(older), last.note());
    }

    /** @return the root that this log had at a size that it has reached */
    public byte[] rootAt(long size) {
        return prover(size).root();
    }

    /** Keeps what the signer signed, after looking at the signature and the root once more. */
    public void keep(String note, Vkey vkey) {
        Checkpoint signed = Note.parse(note).require(vkey).checkpoint();
        if (!Arrays.equals(signed.root(), rootAt(signed.size()))) {
            throw new NotProven("The signer signed another root at " + signed.size());
        }
        sql.keep(new LogSql.Signed(signed.size(), signed.root(), note, vkey.text(), clock.instant()));
    }

    /** The same for what was just asked for, whose root was read then. */
    public void keep(String note, Vkey vkey, Extension asked) {
        Checkpoint signed = Note.parse(note).require(vkey).checkpoint();
        if (!signed.text().equals(asked.checkpoint())) {
            throw new NotProven("The signer signed something else than it was asked for at " + signed.size());
        }
        sql.keep(new LogSql.Signed(signed.size(), signed.root(), note, vkey.text(), clock.instant()));
    }

    public Optional<String> lastNote() {
        return sql.lastSigned().map(LogSql.Signed::note);
    }

    /** Reads each tile once. */
    private Prover prover(long size) {
        Map<TilePath, byte[]> read = new HashMap<>();
        return new Prover(new Tiles(path -> read.computeIfAbsent(path, sql::hashes), size), size);
    }
}
