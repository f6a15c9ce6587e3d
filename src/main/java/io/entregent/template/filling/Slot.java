package io.entregent.template.filling;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One value that a template asks for.
 *
 * @param name   a variable of the body as written ("1", "first_name"); one of the header "header.1"; and where it is no
 *               text, its place: "header.image", "header.location.latitude", "offer.expires", "button.0", "card.1.body.2"
 * @param card   of a carousel, from 0; null outside of one
 * @param told   under which name the authors say what it stands for
 * @param sample that the authors gave, or empty
 */
public record Slot(String name, Kind kind, Integer card, String told, String sample) {

    /** What kind of value fits. */
    public enum Kind {
        TEXT, IMAGE, VIDEO, DOCUMENT, LATITUDE, LONGITUDE, PLACE, ADDRESS, CATALOG, PRODUCT, PRODUCTS, LINK, COUPON, CODE, EXPIRY
    }

    private static final int LONGEST = 1024;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_COUPON = 20;
    private static final int POLE = 90;
    private static final int DATE_LINE = 180;
    /** What the platform refuses in any value (132018). */
    private static final Pattern SIGNS = Pattern.compile("[\\n\\r\\t\\x0B\\f\\u0085\\u2028\\u2029]| {5}");

    /** @return the rule that the value breaks: "template.value." before it makes the key of its sentence */
    public Optional<String> fault(String value, Instant now) {
        if (value == null || value.isBlank()) {
            return Optional.of("blank");
        }
        if (value.length() > LONGEST) {
            return Optional.of("long");
        }
        if (SIGNS.matcher(value).find()) {
            return Optional.of("signs");
        }
        return own(value, now);
    }

    private Optional<String> own(String value, Instant now) {
        return switch (kind) {
            case TEXT, PLACE, ADDRESS -> Optional.empty();
            case IMAGE, VIDEO, DOCUMENT -> unless(value.matches("https://\\S+|[0-9]{1,32}"), "file");
            case LATITUDE -> unless(within(value, POLE), "latitude");
            case LONGITUDE -> unless(within(value, DATE_LINE), "longitude");
            case CATALOG -> unless(value.matches("[0-9]{1,32}"), "catalog");
            case PRODUCT -> unless(Products.id(value), "product");
            case PRODUCTS -> unless(Products.read(value).isPresent(), "products");
            case LINK -> unless(value.matches("\\S+"), "link");
            case COUPON -> unless(value.length() <= LONGEST_COUPON, "coupon");
            case CODE -> unless(value.length() <= LONGEST_CODE, "code");
            case EXPIRY -> expiry(value).map(at -> unless(at.isAfter(now), "past")).orElse(Optional.of("time"));
        };
    }

    /** When an offer ends; empty if that is no time with its zone (RFC 3339). */
    static Optional<Instant> expiry(String value) {
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static boolean within(String value, int most) {
        return value.matches("-?[0-9]{1,3}(\\.[0-9]{1,15})?") && Math.abs(Double.parseDouble(value)) <= most;
    }

    private static Optional<String> unless(boolean fine, String rule) {
        return fine ? Optional.empty() : Optional.of(rule);
    }
}
