package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.whatsapp.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Meta's error codes and what to do about them; the table is {@code whatsapp-error-codes.json}. */
final class ErrorCodes {

    /** The classes of the table. */
    enum Handling {
        BACKOFF, PAIR, DELAY24, NEVER, TEMPLATE_REQUIRED, FIX, TEMPLATE_STATE, ACCOUNT, AUTH;

        /** Whether the same message may be sent again by itself. A token can be renewed, a recipient not. */
        boolean again() {
            return this == BACKOFF || this == PAIR || this == AUTH;
        }

        /** Whether somebody must look at the account. */
        boolean alarming() {
            return this == ACCOUNT || this == AUTH;
        }
    }

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Map<Integer, Duration> PAUSES = Map.of(4, Duration.ofMinutes(5), 80007, Duration.ofMinutes(5),
            131057, Duration.ofSeconds(60), 133015, Duration.ofMinutes(5), 134101, Duration.ofMinutes(10),
            130429, Duration.ofSeconds(2));
    private static final Duration TOKEN_PAUSE = Duration.ofMinutes(5);
    private static final Map<Integer, Handling> TABLE = load();

    private ErrorCodes() {
    }

    /** A code that is new to us is not repeated: what it forbids is not known. */
    static Handling of(int code) {
        if (code >= 200 && code <= 299) {
            return Handling.AUTH;
        }
        return TABLE.getOrDefault(code, Handling.FIX);
    }

    static Duration pause(int code) {
        return PAUSES.getOrDefault(code, of(code) == Handling.AUTH ? TOKEN_PAUSE : SOON);
    }

    static Map<Integer, Handling> table() {
        return TABLE;
    }

    private static Map<Integer, Handling> load() {
        try (InputStream file = ErrorCodes.class.getResourceAsStream("whatsapp-error-codes.json")) {
            Map<Integer, Handling> table = new HashMap<>();
            for (JsonNode row : Json.parse(file.readAllBytes()).path("codes")) {
                if (row.path("code").isInt()) {
                    table.put(row.path("code").asInt(), Handling.valueOf(Json.text(row, "class")));
                }
            }
            return Map.copyOf(table);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (Json.Unreadable broken) {
            throw new IllegalStateException(broken);
        }
    }
}
