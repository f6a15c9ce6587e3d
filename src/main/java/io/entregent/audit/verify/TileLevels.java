package io.entregent.audit.verify;

import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.TilePath;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds all tiles anew from the leaves and compares them with those of the pack, hash by hash. */
final class TileLevels {

    private final Archive pack;
    private final Report report;
    private final List<ByteArrayOutputStream> upper = new ArrayList<>();
    private final List<Long> done = new ArrayList<>();
    private long same;

    TileLevels(Archive pack, Report report) {
        this.pack = pack;
        this.report = report;
    }

    void add(TilePath path, byte[] hashes) {
        compare(path, hashes);
        if (path.isFull()) {
            carry(path.level() + 1, Merkle.root(hashes, 0, hashes.length));
        }
    }

    private void carry(int level, byte[] hash) {
        while (upper.size() < level) {
            upper.add(new ByteArrayOutputStream());
            done.add(0L);
        }
        ByteArrayOutputStream growing = upper.get(level - 1);
        growing.writeBytes(hash);
        if (growing.size() == TilePath.WIDTH * Merkle.HASH_BYTES) {
            long index = done.set(level - 1, done.get(level - 1) + 1);
            byte[] full = growing.toByteArray();
            growing.reset();
            add(new TilePath(level, index, TilePath.WIDTH), full);
        }
    }

    /** The tiles that are not full at this size. */
    void end(long size) {
        for (int level = 1; level <= upper.size(); level++) {
            byte[] rest = upper.get(level - 1).toByteArray();
            if (rest.length > 0) {
                compare(TilePath.in(size, level, done.get(level - 1)), rest);
            }
        }
        report.holds("tiles: " + same + " are those of the entries");
    }

    private void compare(TilePath path, byte[] ours) {
        byte[] theirs = pack.find(path.path()).orElse(null);
        if (theirs == null) {
            report.fault(path.path() + ": the tile is missing");
        } else if (Arrays.equals(ours, theirs)) {
            same++;
        } else {
            report.fault(path.path() + ": " + (path.level() == 0 ? difference(path, ours, theirs)
                    : "place " + first(ours, theirs) + " does not hold the hash of the tile below it"));
        }
    }

    /** Where the hashes of entries begin to differ from those of their tile, and what would explain it. */
    static String difference(TilePath path, byte[] ours, byte[] theirs) {
        int place = first(ours, theirs);
        long number = path.index() * TilePath.WIDTH + place;
        if (place * Merkle.HASH_BYTES == ours.length && place < path.width()) {
            return "entry #" + number + " and those behind it are missing";
        }
        boolean later = at(ours, place, theirs, place + 1);
        boolean earlier = at(ours, place + 1, theirs, place);
        if (later && earlier) {
            return "entries #" + number + " and #" + (number + 1) + " were reordered";
        }
        if (later) {
            return "entry #" + number + " was deleted; those behind it moved up";
        }
        if (earlier) {
            return "an entry was inserted at #" + number + "; those behind it moved down";
        }
        if (place + 1 < path.width() && at(ours, place + 1, theirs, place + 1)) {
            return "entry #" + number + " was edited";
        }
        return "from entry #" + number + " on, the tile does not hold the hashes of these entries (swapped or rewritten)";
    }

    private static int first(byte[] ours, byte[] theirs) {
        return Math.max(0, Arrays.mismatch(ours, theirs)) / Merkle.HASH_BYTES;
    }

    private static boolean at(byte[] ours, int place, byte[] theirs, int other) {
        int from = place * Merkle.HASH_BYTES;
        int to = other * Merkle.HASH_BYTES;
        return from + Merkle.HASH_BYTES <= ours.length && to + Merkle.HASH_BYTES <= theirs.length
                && Arrays.equals(ours, from, from + Merkle.HASH_BYTES, theirs, to, to + Merkle.HASH_BYTES);
    }
}
