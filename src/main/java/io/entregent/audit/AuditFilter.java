package io.entregent.audit;

import java.time.Instant;

/** What to look for; null means any. {@code type} matches whole or as a prefix that ends in a dot. */
public record AuditFilter(Instant from, Instant to, String actor, String type, String object, String outcome) {

    public static AuditFilter all() {
        return new AuditFilter(null, null, null, null, null, null);
    }
}
