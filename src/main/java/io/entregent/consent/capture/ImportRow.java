package io.entregent.consent.capture;

import io.entregent.contact.Phones;
import io.entregent.kernel.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * One row of a file: who, when, where and by which words.
 *
 * @param phone   E.164
 * @param source  where the consent was given; the evidence
 * @param wording code of our own words, or what the tenant called them
 */
record ImportRow(String phone, Instant given, String source, String wording, String language) {

    private static final int LONGEST = 500;

    /**
     * @param like a number of the tenant, for phones without a country code
     * @param zone of days without a time
     * @throws Rejected import.phone, import.date, import.source, import.wording
     */
    static ImportRow of(Map<String, String> cells, String like, ZoneId zone, Instant now) {
        String phone = Phones.e164(cells.get("phone"), like).orElseThrow(() -> Rejected.invalid("import.phone"));
        Instant given = date(cells.get("date"), zone);
        if (given.isAfter(now)) {
            throw Rejected.invalid("import.date");
        }
        return new ImportRow(phone, given, text(cells, "source"), text(cells, "wording"),
                "en".equalsIgnoreCase(cells.get("language")) ? "en" : "fr");
    }

    private static String text(Map<String, String> cells, String name) {
        String value = cells.get(name);
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw Rejected.invalid("import." + name);
        }
        return value.strip();
    }

    private static Instant date(String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            throw Rejected.invalid("import.date");
        }
        try {
            return text.strip().length() > 10 ? Instant.parse(text.strip())
                    : LocalDate.parse(text.strip()).atStartOfDay(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw Rejected.invalid("import.date");
        }
    }
}
