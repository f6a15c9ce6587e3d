package io.entregent.audit.log;

import java.util.ArrayList;
import java.util.List;

/** The right edge of a growing tree: as many hashes as its size has ones, so that appending is cheap. */
public final class CompactRange {

    private final List<byte[]> edge = new ArrayList<>();
    private long size;

    public void append(byte[] leaf) {
        byte[] hash = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Merkle.node(edge.remove(edge.size() - 1), hash);
        }
        edge.add(hash);
        size++;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        if (edge.isEmpty()) {
            return Merkle.empty();
        }
        byte[] hash = edge.get(edge.size() - 1);
        for (int i = edge.size() - 2; i >= 0; i--) {
            hash = Merkle.node(edge.get(i), hash);
        }
        return hash;
    }
}
