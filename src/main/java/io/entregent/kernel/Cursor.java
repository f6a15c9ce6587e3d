package io.entregent.kernel;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A place in a list that is ordered by time and id, newest first. */
public record Cursor(Instant at, UUID id) {

    public String text() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((at + "|" + id).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @return null for null or empty text
     * @throws Rejected {@code cursor.invalid} if the text was not made by {@link #text()}
     */
    public static Cursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\|", 2);
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
            throw Rejected.invalid("cursor.invalid");
        }
    }
}
