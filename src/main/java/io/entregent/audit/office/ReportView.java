package io.entregent.audit.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A report that goes out by itself.
 *
 * @param every  day, week, month
 * @param query  the search as the page's address says it, without dates
 * @param people names of those who get it
 * @param lastAt null before the first
 */
public record ReportView(UUID id, String name, String every, String language, String query, List<String> people, LocalDate next,
        Instant lastAt) {
}
