package io.entregent.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * How it is known that a person agreed or refused.
 *
 * @param method    form, keyword, platform, agent, import, api …
 * @param claimedAt when it happened by the word of who tells it, or null for now
 * @param wording   id or hash of the exact words that were shown, or null
 * @param text      what proves it (an address, a note); personal, sealed; or null
 * @param message   our id of the message that proves it, or null
 */
public record Evidence(String method, Instant claimedAt, String wording, String text, UUID message) {

    public static Evidence keyword(UUID message) {
        return new Evidence("keyword", null, null, null, message);
    }

    public static Evidence platform(Instant at) {
        return new Evidence("platform", at, null, null, null);
    }

    @Override
    public String toString() {
        return "Evidence[" + method + "]";
    }
}
