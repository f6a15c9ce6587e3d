package io.entregent.policy.rules;

import java.util.Locale;

/**
 * From where a set of rules comes.
 *
 * @param clause  as its readers cite it
 * @param address where it can be read, or null
 */
public record Source(Kind kind, Text clause, String address) {

    public enum Kind {
        PLATFORM, LAW, TENANT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
