package io.entregent.channel.whatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Unix seconds, which Meta writes as a string here and as a number there; some places have milliseconds. */
final class Times {

    /** 1 January 5138 in seconds, 2 March 1973 in milliseconds. */
    private static final long SURELY_MILLIS = 100_000_000_000L;

    private Times() {
    }

    /** @return null if there is none, or none that a calendar knows */
    static Instant at(JsonNode node, String field) {
        String text = Json.text(node, field);
        if (text == null || !text.matches("[0-9]{1,15}")) {
            return null;
        }
        long number = Long.parseLong(text);
        return number >= SURELY_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }
}
