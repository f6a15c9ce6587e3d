package io.entregent.audit.log;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Base64 as C2SP writes it: padded, and in the one way that its bytes are written. */
public final class Texts {

    private Texts() {
    }

    public static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Answered below, like base64 that is not canonical.
        }
        throw new NotProven("'" + shown(text) + "' is not base64");
    }

    public static byte[] hash(String text) {
        byte[] bytes = base64(text);
        if (bytes.length != Merkle.HASH_BYTES) {
            throw new NotProven("'" + shown(text) + "' is not a hash of 32 bytes");
        }
        return bytes;
    }

    /** Lines of hashes, each ended by a line feed. */
    public static String hashes(List<byte[]> hashes) {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(hash -> lines.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return lines.toString();
    }

    public static List<byte[]> hashes(Iterable<String> lines) {
        List<byte[]> hashes = new ArrayList<>();
        lines.forEach(line -> hashes.add(hash(line)));
        return hashes;
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
