package io.entregent.kernel;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** Makes ids: UUID version 7 (RFC 9562 5.7), so that rows of one time lie together in an index. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {
    }

    public static UUID next() {
        return at(System.currentTimeMillis());
    }

    static UUID at(long millis) {
        long high = (millis << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Reads an id that came from outside; anything that is no id is like an id that does not exist. */
    public static Optional<UUID> parse(String text) {
        if (text == null || text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
