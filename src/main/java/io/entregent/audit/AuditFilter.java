package io.entregent.audit;

import java.time.Instant;
import java.util.List;

/**
 * What to look for; null means any.
 *
 * @param type    matches whole, or as a prefix that ends in a dot
 * @param address where requests came from
 * @param text    occurs in what can be read of an entry
 */
public record AuditFilter(Instant from, Instant to, String actor, String type, String object, String outcome,
        String address, Text text) {

    /**
     * A free text and what it means besides.
     *
     * @param types  kinds of entries whose words contain it
     * @param actors people whose names contain it
     */
    public record Text(String typed, List<String> types, List<String> actors) {
    }


    /** Without an address and a text. */
    public AuditFilter(Instant from, Instant to, String actor, String type, String object, String outcome) {
        this(from, to, actor, type, object, outcome, null, null);
    }

    /** The same search within a time: from, inclusive, to, exclusive. */
    public AuditFilter during(Instant begin, Instant end) {
        return new AuditFilter(begin, end, actor, type, object, outcome, address, text);
    }

    public static AuditFilter all() {
        return new AuditFilter(null, null, null, null, null, null);
    }
}
