package io.entregent.inbox.automation;

import io.entregent.kernel.Rejected;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** When somebody is there, by the clock of the tenant. A day that is not in it is closed. */
public record Hours(Map<DayOfWeek, Span> days) {

    /** From inclusive, to exclusive; within one day. */
    public record Span(LocalTime from, LocalTime to) {
    }

    private static final int WEEK = 7;

    public Hours {
        days = days.isEmpty() ? Map.of() : Map.copyOf(days);
    }

    /** Monday to Friday, nine to six. */
    public static Hours usual() {
        Map<DayOfWeek, Span> days = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= DayOfWeek.FRIDAY.getValue(); day++) {
            days.put(DayOfWeek.of(day), new Span(LocalTime.of(9, 0), LocalTime.of(18, 0)));
        }
        return new Hours(days);
    }

    /**
     * @param days two texts HH:mm for each day; both empty for a closed one
     * @throws Rejected automation.hours
     */
    public static Hours of(Map<DayOfWeek, String[]> days) {
        Map<DayOfWeek, Span> spans = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, text) -> {
            if (!text[0].isBlank() || !text[1].isBlank()) {
                spans.put(day, span(text[0], text[1]));
            }
        });
        return new Hours(spans);
    }

    private static Span span(String from, String to) {
        try {
            Span span = new Span(LocalTime.parse(from.strip()), LocalTime.parse(to.strip()));
            if (span.from().isBefore(span.to())) {
                return span;
            }
        } catch (DateTimeException noTime) {
            throw Rejected.invalid("automation.hours");
        }
        throw Rejected.invalid("automation.hours");
    }

    public boolean isOpen(Instant at, ZoneId zone) {
        ZonedDateTime here = at.atZone(zone);
        Span span = days.get(here.getDayOfWeek());
        return span != null && !here.toLocalTime().isBefore(span.from()) && here.toLocalTime().isBefore(span.to());
    }

    /** @return null if it never opens */
    public Instant nextOpening(Instant after, ZoneId zone) {
        ZonedDateTime here = after.atZone(zone);
        for (int i = 0; i <= WEEK; i++) {
            Span span = days.get(here.plusDays(i).getDayOfWeek());
            if (span != null) {
                Instant opens = here.toLocalDate().plusDays(i).atTime(span.from()).atZone(zone).toInstant();
                if (opens.isAfter(after)) {
                    return opens;
                }
            }
        }
        return null;
    }

    /** "1 09:00 18:00,2 …"; of the same form as {@link #read}. */
    String stored() {
        return days.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey().getValue() + " " + one.getValue().from() + " " + one.getValue().to()).collect(Collectors.joining(","));
    }

    static Hours read(String stored) {
        Map<DayOfWeek, Span> days = new EnumMap<>(DayOfWeek.class);
        for (String day : stored.isEmpty() ? new String[0] : stored.split(",")) {
            String[] parts = day.split(" ");
            days.put(DayOfWeek.of(Integer.parseInt(parts[0])), new Span(LocalTime.parse(parts[1]), LocalTime.parse(parts[2])));
        }
        return new Hours(days);
    }
}
