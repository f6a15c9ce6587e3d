package io.entregent.access.api;

import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Reads what callers put into addresses; what cannot be read is named, and an id that is none does not exist. */
public final class Given {

    private Given() {
    }

    /** @throws Rejected not found */
    public static UUID id(String text) {
        return Ids.parse(text).orElseThrow(Rejected::notFound);
    }

    /** @throws Rejected {@code parameter.invalid} */
    public static int limit(String text, int otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw invalid("limit");
        }
        return Integer.parseInt(text);
    }

    /**
     * @return null for null or empty
     * @throws Rejected {@code parameter.invalid}
     */
    public static <E extends Enum<E>> E word(Class<E> type, String name, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw invalid(name);
        }
    }

    /** @param text RFC 3339 full-date, or null */
    public static LocalDate day(String text, LocalDate otherwise) {
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw invalid("day");
        }
    }

    public static <T> T present(T value, String name) {
        if (value == null) {
            throw invalid(name);
        }
        return value;
    }

    public static Rejected invalid(String name) {
        return new Rejected(Rejected.Kind.INVALID, "parameter.invalid", Map.of("parameter", name), name);
    }
}
