package io.entregent.policy;

import java.util.Locale;
import java.util.Set;

/**
 * What was found in all the words that would go out; never the words themselves.
 *
 * @param kinds  of numbers, in the words of the content screening: card, iban, nir, …
 * @param topics that the words speak of, in the words of the lexicon: medicine, alcohol, …
 */
public record Screen(Verdict verdict, Set<String> kinds, Set<String> topics) {

    private static final Screen CLEAN = new Screen(Verdict.PASS, Set.of(), Set.of());

    /** In rising order. */
    public enum Verdict {
        PASS, WARN, BLOCK;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Screen {
        kinds = Set.copyOf(kinds);
        topics = Set.copyOf(topics);
    }

    public static Screen clean() {
        return CLEAN;
    }
}
