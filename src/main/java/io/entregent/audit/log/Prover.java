package io.entregent.audit.log;

import java.util.ArrayList;
import java.util.List;

/** Makes the proofs of RFC 6962 2.1.1 and 2.1.2 for a tree of one size. */
public final class Prover {

    private final Nodes nodes;
    private final long size;

    public Prover(Nodes nodes, long size) {
        this.nodes = nodes;
        this.size = size;
    }

    public byte[] root() {
        return size == 0 ? Merkle.empty() : range(0, size);
    }

    /** @return the hashes that lead from the entry of this number to the root */
    public List<byte[]> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new NotProven("There is no entry #" + index + " in a log of " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                proof.add(0, range(middle, to));
                to = middle;
            } else {
                proof.add(0, range(from, middle));
                from = middle;
            }
        }
        return proof;
    }

    /** @return the hashes that show that this tree begins with the tree of the older size */
    public List<byte[]> consistency(long older) {
        if (older < 1 || older > size) {
            throw new NotProven("A log of " + size + " entries cannot extend one of " + older);
        }
        List<byte[]> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        while (older != to) {
            long middle = from + split(to - from);
            if (older <= middle) {
                proof.add(0, range(middle, to));
                to = middle;
            } else {
                proof.add(0, range(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            proof.add(0, range(from, to));
        }
        return proof;
    }

    private byte[] range(long from, long to) {
        long length = to - from;
        if (Long.bitCount(length) == 1 && from % length == 0) {
            int level = Long.numberOfTrailingZeros(length);
            return nodes.node(level, from >> level);
        }
        long middle = from + split(length);
        return Merkle.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two below the length. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}
