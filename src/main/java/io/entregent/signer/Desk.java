package io.entregent.signer;

import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.Vkey;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decides what is signed: a tree that provably extends the last one signed under its name, and nothing else. */
final class Desk {

    /** The proof starts elsewhere than the signer stands. */
    static final class Elsewhere extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient String last;

        Elsewhere(String last) {
            super(null, null, false, false);
            this.last = last;
        }

        /** The checkpoint that the signer signed last. */
        String last() {
            return last;
        }
    }

    private final SigningKey key;
    private final Ledger ledger;
    /** The last checkpoints whose signature was found to be ours, so that what this process wrote is not looked at each time. */
    private final Map<String, String> ours = new HashMap<>();

    Desk(SigningKey key, Ledger ledger) {
        this.key = key;
        this.ledger = ledger;
    }

    /**
     * @return the signed checkpoint; it is on the signer's disk already. The same tree again gets the same answer.
     * @throws NotProven if the tree does not extend the last one
     * @throws Elsewhere if the proof does not start at the last one
     */
    synchronized String sign(Extension wanted) throws Elsewhere, IOException {
        Checkpoint next = Checkpoint.parse(wanted.checkpoint());
        Optional<String> kept = ledger.last(next.origin());
        Checkpoint last = kept.isPresent() ? checked(next.origin(), kept.get()) : new Checkpoint(next.origin(), 0, Merkle.empty());
        if (last.size() != wanted.older() || next.size() < last.size()) {
            throw new Elsewhere(kept.orElse(""));
        }
        if (next.size() == 0) {
            throw new NotProven("A log without entries is not signed");
        }
        wanted.check(last, next);
        if (next.size() == last.size()) {
            return kept.orElseThrow();
        }
        String signed = key.sign(next.origin(), next.text()).signed();
        ledger.keep(next.origin(), signed);
        ours.put(next.origin(), signed);
        return signed;
    }

    private Checkpoint checked(String origin, String kept) {
        Note note = Note.parse(kept);
        if (!kept.equals(ours.get(origin))) {
            note.require(key.vkey(origin));
            ours.put(origin, kept);
        }
        return note.checkpoint();
    }

    Optional<String> last(String origin) throws IOException {
        return ledger.last(origin);
    }

    Vkey vkey(String origin) {
        return key.vkey(origin);
    }
}
