package io.entregent.screening;

import java.time.Instant;
import java.util.UUID;

/**
 * One addition of a tenant.
 *
 * @param kind    pattern or number
 * @param name    the tenant's own words for it
 * @param pattern in RE2 syntax; null for a number
 * @param tail    the last characters of a number; null for a pattern
 * @param author  name, or null for who is gone
 */
public record ScreeningRule(UUID id, String kind, String name, String pattern, String tail, String author, Instant at) {
}
