package io.entregent.audit.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** RFC 6962 2.1: SHA-256, leaves behind a zero byte and nodes behind a one. */
public final class Merkle {

    public static final int HASH_BYTES = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {
    }

    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of a tree without leaves. */
    public static byte[] empty() {
        return sha256().digest();
    }

    /** The root of a list of hashes that lie side by side in one level, 32 bytes each. */
    public static byte[] root(byte[] hashes, int from, int to) {
        if (to - from == HASH_BYTES) {
            byte[] hash = new byte[HASH_BYTES];
            System.arraycopy(hashes, from, hash, 0, HASH_BYTES);
            return hash;
        }
        int half = Integer.highestOneBit((to - from) / HASH_BYTES - 1) * HASH_BYTES;
        return node(root(hashes, from, from + half), root(hashes, from + half, to));
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
