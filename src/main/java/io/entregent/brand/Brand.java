package io.entregent.brand;

import java.time.Instant;

/** @param colour as {@code #rrggbb}, or null for the house's own */
public record Brand(String colour, boolean logo, Instant changedAt) {

    /** The style of one line that puts the colour on a page, or null for the house's own. */
    public String style() {
        return colour == null ? null : ":root[data-brand] { --brand: " + colour + "; }\n";
    }
}
