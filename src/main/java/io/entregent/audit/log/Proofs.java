package io.entregent.audit.log;

import java.security.MessageDigest;
import java.util.List;

/**
 * Checks proofs. Strict, because a loop that follows RFC 9162 to the letter accepts a log that
 * extends nothing and roots that are no hashes: hashes have 32 bytes, a log to be extended has at
 * least one entry, an entry lies inside its tree, and nothing may be left of a proof at its end.
 */
public final class Proofs {

    private Proofs() {
    }

    public static void checkInclusion(long index, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        checkSubtreeInclusion(index, 0, size, leaf, proof, root);
    }

    /** The entry lies in the subtree over the leaves from start to before end. */
    public static void checkSubtreeInclusion(long index, long start, long end, byte[] leaf, List<byte[]> proof,
            byte[] root) {
        requireSubtree(start, end);
        require(start <= index && index < end, "the entry's number lies outside the tree");
        hashes(proof, leaf, root);
        long node = index - start;
        long last = end - start - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            require(last > 0, "the proof is too long");
            if ((node & 1) == 1 || node == last) {
                hash = Merkle.node(sibling, hash);
                while ((node & 1) == 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Merkle.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        require(last == 0, "the proof is too short");
        require(MessageDigest.isEqual(hash, root), "the proof leads to another root");
    }

    public static void checkConsistency(long older, long newer, byte[] olderRoot, byte[] newerRoot, List<byte[]> proof) {
        require(older >= 1, "a log without entries is extended by any other");
        checkSubtreeConsistency(0, older, newer, olderRoot, newerRoot, proof);
    }

    /** The tree of this size holds, over the leaves from start to before end, the subtree of this root. */
    public static void checkSubtreeConsistency(long start, long end, long size, byte[] subtreeRoot, byte[] root,
            List<byte[]> proof) {
        requireSubtree(start, end);
        require(end <= size, "the older log is longer than the newer");
        if (start == end || start == 0 && end == size) {
            // Nothing is computed, so nothing but equality can be asked; a checkpoint holds 32 bytes anyway.
            require(proof.isEmpty(), "the proof is too long");
            require(MessageDigest.isEqual(start == end ? Merkle.empty() : root, subtreeRoot), "the older root is another");
            return;
        }
        hashes(proof, subtreeRoot, root);
        long first = start;
        long last = end - 1;
        long most = size - 1;
        while (first != last && (last == most || (last & 1) == 1)) {
            first >>= 1;
            last >>= 1;
            most >>= 1;
        }
        boolean whole = first == last;
        require(whole || !proof.isEmpty(), "the proof is too short");
        byte[] older = whole ? subtreeRoot : proof.get(0);
        byte[] newer = older;
        for (byte[] sibling : whole ? proof : proof.subList(1, proof.size())) {
            require(most > 0, "the proof is too long");
            if ((last & 1) == 1 || last == most) {
                if (first < last) {
                    older = Merkle.node(sibling, older);
                }
                newer = Merkle.node(sibling, newer);
                while ((last & 1) == 0) {
                    first >>= 1;
                    last >>= 1;
                    most >>= 1;
                }
            } else {
                newer = Merkle.node(newer, sibling);
            }
            first >>= 1;
            last >>= 1;
            most >>= 1;
        }
        require(most == 0, "the proof is too short");
        require(MessageDigest.isEqual(older, subtreeRoot), "the older root is another");
        require(MessageDigest.isEqual(newer, root), "the newer root is another");
    }

    /** A subtree begins at a multiple of the smallest power of two that it fits in. */
    private static void requireSubtree(long start, long end) {
        require(start >= 0 && start <= end, "these leaves are no subtree");
        long length = end - start;
        long room = length <= 1 ? 1 : Long.highestOneBit(length - 1) << 1;
        require(room > 0 && start % room == 0, "these leaves are no subtree");
    }

    private static void hashes(List<byte[]> proof, byte[] one, byte[] other) {
        require(one.length == Merkle.HASH_BYTES && other.length == Merkle.HASH_BYTES, "a hash has not 32 bytes");
        for (byte[] hash : proof) {
            require(hash.length == Merkle.HASH_BYTES, "a hash of the proof has not 32 bytes");
        }
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new NotProven(otherwise);
        }
    }
}
