package io.entregent.audit.verify;

import io.entregent.audit.log.Bundle;
import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.CompactRange;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.TilePath;
import io.entregent.audit.log.TlogProof;
import io.entregent.audit.log.Vkey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Goes through one pack from its signature to its last entry. */
final class Inspection {

    private final Archive pack;
    private final Report report;
    private final Vkey trusted;
    private final List<String> seen;
    private final Map<Long, Checkpoint> claimed = new TreeMap<>();
    private final List<Checkpoint> kept = new ArrayList<>();
    private final Map<Long, byte[]> roots = new HashMap<>();

    /**
     * @param trusted the key that the reader got elsewhere, or null to take the pack's word for it
     * @param seen    signed checkpoints that the reader kept
     */
    Inspection(Archive pack, Vkey trusted, List<String> seen, Report report) {
        this.pack = pack;
        this.trusted = trusted;
        this.seen = seen;
        this.report = report;
    }

    void run() {
        Optional<Vkey> key = attempt("vkey", this::key);
        if (key.isEmpty()) {
            return;
        }
        Vkey vkey = key.get();
        Optional<Checkpoint> head = attempt("checkpoint", () -> signed(pack.text("checkpoint"), vkey));
        if (head.isEmpty()) {
            return;
        }
        Checkpoint now = head.get();
        report.holds("checkpoint: " + now.size() + " entries of " + now.origin() + ", signed by the key "
                + vkey.text().split("\\+")[1]);
        collect(vkey);
        recompute(now);
        compareRoots(now);
        memory(now);
        extensions(vkey);
        proofs(vkey);
    }

    private Vkey key() {
        Vkey inPack = Vkey.parse(pack.text("vkey"));
        if (trusted == null) {
            report.holds("vkey: taken from the pack itself; compare it with the one you were given: " + inPack.text());
            return inPack;
        }
        if (!trusted.text().equals(inPack.text())) {
            throw new NotProven("the pack names the key " + inPack.text() + ", but you trust " + trusted.text());
        }
        return trusted;
    }

    private static Checkpoint signed(String note, Vkey vkey) {
        Checkpoint checkpoint = Note.parse(note).require(vkey).checkpoint();
        if (!checkpoint.origin().equals(vkey.name())) {
            throw new NotProven("it is of the log " + checkpoint.origin() + " and not of " + vkey.name());
        }
        return checkpoint;
    }

    private void collect(Vkey vkey) {
        for (String name : pack.startingWith("checkpoint.")) {
            attempt(name, () -> signed(pack.text(name), vkey)).ifPresent(old -> claimed.put(old.size(), old));
        }
        for (int i = 0; i < seen.size(); i++) {
            String note = seen.get(i);
            attempt("your checkpoint " + (i + 1), () -> signed(note, vkey)).ifPresent(old -> {
                claimed.putIfAbsent(old.size(), old);
                kept.add(old);
            });
        }
    }

    /** Every entry that the pack has to its leaf, every leaf to its tile, every tile to the tile above. */
    private void recompute(Checkpoint now) {
        CompactRange range = new CompactRange();
        TileLevels levels = new TileLevels(pack, report);
        Optional<Part> told = attempt("range", () -> Part.of(pack, now.size()));
        if (told.isEmpty()) {
            return;
        }
        Part part = told.get();
        for (long bundle = 0; bundle < TilePath.count(TilePath.ENTRIES, now.size()); bundle++) {
            TilePath path = TilePath.in(now.size(), TilePath.ENTRIES, bundle);
            byte[] leaves;
            try {
                leaves = part.holds(bundle) ? leaves(path) : hashes(TilePath.in(now.size(), 0, bundle));
            } catch (NotProven damaged) {
                report.fault(path.path() + ": " + damaged.getMessage() + " (entries #" + bundle * TilePath.WIDTH + " to #"
                        + (bundle * TilePath.WIDTH + path.width() - 1) + ")");
                return;
            }
            for (int i = 0; i < path.width(); i++) {
                range.append(Arrays.copyOfRange(leaves, i * Merkle.HASH_BYTES, (i + 1) * Merkle.HASH_BYTES));
                if (claimed.containsKey(range.size())) {
                    roots.put(range.size(), range.root());
                }
            }
            levels.add(TilePath.in(now.size(), 0, bundle), leaves);
        }
        levels.end(now.size());
        roots.put(now.size(), range.root());
        if (Arrays.equals(range.root(), now.root())) {
            report.holds(part.isAll() ? "entries: all " + now.size() + " lead to the signed root"
                    : "entries: #" + part.from() + " to #" + (part.to() - 1) + " lead to the signed root; the other "
                            + (now.size() - part.to() + part.from()) + " are here as hashes only, and their entries in other archives");
        } else {
            report.fault("checkpoint: the entries lead to another root than the one that was signed at " + now.size());
        }
    }

    private byte[] leaves(TilePath path) {
        List<byte[]> entries = Bundle.read(pack.bytes(path.path()));
        byte[] leaves = new byte[entries.size() * Merkle.HASH_BYTES];
        for (int i = 0; i < entries.size(); i++) {
            System.arraycopy(Merkle.leaf(entries.get(i)), 0, leaves, i * Merkle.HASH_BYTES, Merkle.HASH_BYTES);
        }
        if (entries.size() != path.width()) {
            TilePath tile = new TilePath(0, path.index(), path.width());
            throw new NotProven("The bundle holds " + entries.size() + " entries and not " + path.width()
                    + pack.find(tile.path()).map(hashes -> ": " + TileLevels.difference(tile, leaves, hashes)).orElse(""));
        }
        return leaves;
    }

    private byte[] hashes(TilePath path) {
        byte[] hashes = pack.bytes(path.path());
        if (hashes.length != path.width() * Merkle.HASH_BYTES) {
            throw new NotProven("the tile has " + hashes.length + " bytes");
        }
        return hashes;
    }

    private void compareRoots(Checkpoint now) {
        long agreeing = claimed.values().stream().filter(old -> old.size() <= now.size())
                .filter(old -> Arrays.equals(roots.get(old.size()), old.root())).count();
        claimed.values().stream().filter(old -> old.size() <= now.size() && roots.containsKey(old.size()))
                .filter(old -> !Arrays.equals(roots.get(old.size()), old.root()))
                .forEach(old -> report.fault("checkpoint of " + old.size() + ": the first " + old.size()
                        + " entries are not those that were signed then; the log forked at or before #" + (old.size() - 1)));
        report.holds("older checkpoints: " + agreeing + " are the beginning of this log");
    }

    /** The reader's own memory: a log that became shorter was rolled back. */
    private void memory(Checkpoint now) {
        for (Checkpoint old : kept) {
            if (old.size() > now.size()) {
                report.fault("your checkpoint: it covers " + old.size() + " entries, this log has " + now.size() + ": "
                        + (old.size() - now.size()) + " entries are missing, from #" + now.size() + " on (rolled back)");
            }
            if (!Arrays.equals(old.root(), claimed.get(old.size()).root())) {
                report.fault("your checkpoint: at " + old.size() + " entries you saw another root; there are two histories (fork)");
            }
        }
    }

    private void extensions(Vkey vkey) {
        List<String> names = pack.startingWith("consistency-");
        for (String name : names) {
            attempt(name, () -> {
                Extension extension = Extension.parse(pack.text(name));
                extension.check(signed(pack.text("checkpoint." + extension.older()), vkey), signed(extension.checkpoint(), vkey));
                return name;
            });
        }
        report.holds("consistency proofs: " + names.size() + " read");
    }

    private void proofs(Vkey vkey) {
        List<String> names = pack.startingWith("entry-").stream().filter(name -> name.endsWith(".tlog-proof")).toList();
        for (String name : names) {
            attempt(name, () -> TlogProof.parse(pack.text(name))
                    .check(pack.bytes(name.replace(".tlog-proof", ".json")), vkey));
        }
        report.holds("proofs of single entries: " + names.size() + " read");
    }

    private interface Work<T> {
        T done();
    }

    private <T> Optional<T> attempt(String place, Work<T> work) {
        try {
            return Optional.of(work.done());
        } catch (NotProven fault) {
            report.fault(place + ": " + fault.getMessage());
            return Optional.empty();
        }
    }
}
