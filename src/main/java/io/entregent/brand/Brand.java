package io.entregent.brand;

import java.time.Instant;

/** @param colour as {@code #rrggbb}, or null for the house's own */
public record Brand(String colour, boolean logo, Instant changedAt) {
}
