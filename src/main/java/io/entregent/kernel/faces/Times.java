package io.entregent.kernel.faces;

import io.entregent.kernel.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Times as people say them. Stored is UTC; shown is the time of the tenant. */
@Named
@ApplicationScoped
public class Times {

    @Inject
    private Words words;

    @Inject
    private Language language;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /** For the container. */
    public Times() {
    }

    public Times(Words words, Language language, Zones zones, Clock clock) {
        this.words = words;
        this.language = language;
        this.zones = zones;
        this.clock = clock;
    }

    /** "now", "5 min", "3 h", "yesterday", "12 Nov": short enough for a row. */
    public String age(Instant at) {
        Duration since = Duration.between(at, clock.instant());
        if (since.toMinutes() < 1) {
            return words.get("time.now");
        }
        if (since.toMinutes() < 60) {
            return words.of("time.minutes", since.toMinutes());
        }
        LocalDate day = day(at);
        LocalDate today = day(clock.instant());
        if (day.equals(today)) {
            return words.of("time.hours", since.toHours());
        }
        if (day.equals(today.minusDays(1))) {
            return words.get("time.yesterday");
        }
        return DateTimeFormatter.ofPattern("d MMM", region()).format(day);
    }

    /** A length in hours and minutes: "3 h 20", "12 min". Never rounds up: a window is no longer than it is. */
    public String length(Duration left) {
        long minutes = Math.max(0, left.toMinutes());
        if (minutes < 1) {
            return words.get("time.underAMinute");
        }
        if (minutes < 60) {
            return words.of("time.minutes", minutes);
        }
        return minutes % 60 == 0 ? words.of("time.hours", minutes / 60)
                : words.of("time.hoursMinutes", minutes / 60, String.format("%02d", minutes % 60));
    }

    /** "Today", "Yesterday", "Sunday 22 November 2026". */
    public String heading(Instant at) {
        LocalDate day = day(at);
        LocalDate today = day(clock.instant());
        if (day.equals(today)) {
            return words.get("time.today");
        }
        if (day.equals(today.minusDays(1))) {
            return words.get("time.yesterdayTitle");
        }
        return first(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(region()).format(day));
    }

    /** "15 January 2026". */
    public String date(LocalDate day) {
        return first(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(region()).format(day));
    }

    /** French counts the first of a month and no other day, which Java's formats do not know. */
    private String first(String date) {
        return region().getLanguage().equals("fr") ? date.replaceFirst("(?<![0-9])1 ", "1er ") : date;
    }

    public String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(zone()).format(at);
    }

    /** Date and time to the second, for records. */
    public String exact(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM).withLocale(region())
                .withZone(zone()).format(at);
    }

    /** Date and time to the minute. */
    public String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(region())
                .withZone(zone()).format(at);
    }

    private Locale region() {
        return Language.region(language.locale());
    }

    public ZoneId zone() {
        return zones.current();
    }

    public LocalDate day(Instant at) {
        return at.atZone(zone()).toLocalDate();
    }
}
