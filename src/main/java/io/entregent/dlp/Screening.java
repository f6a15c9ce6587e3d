package io.entregent.dlp;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.entregent.kernel.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one tenant adds to the rules that hold for all.
 *
 * @param own     what the tenant calls secret; RE2 syntax, because it takes linear time whatever the text
 * @param allowed whether a number is the tenant's own (its customer service IBAN, its platform ids); asked with
 *                letters and digits only, so that who answers needs to keep no more than a keyed hash
 */
public record Screening(List<Pattern> own, Predicate<String> allowed) {

    private static final int LONGEST = 300;
    private static final Screening NONE = new Screening(List.of(), number -> false);

    public Screening {
        own = List.copyOf(own);
    }

    public static Screening none() {
        return NONE;
    }

    /**
     * @param allowed in any spelling
     * @throws Rejected dlp.pattern with the pattern that cannot be read, is too long, or would match nothing at all
     */
    public static Screening of(List<String> patterns, List<String> allowed) {
        List<Pattern> own = new ArrayList<>();
        for (String pattern : patterns) {
            own.add(compile(pattern));
        }
        Set<String> numbers = allowed.stream().map(Screening::plain).collect(Collectors.toSet());
        return new Screening(own, numbers::contains);
    }

    /** @throws Rejected as {@link #of} */
    public static Pattern compile(String pattern) {
        try {
            Pattern compiled = pattern.length() > LONGEST ? null : Pattern.compile(pattern);
            if (compiled != null && !compiled.matcher("").find()) {
                return compiled;
            }
        } catch (PatternSyntaxException unreadable) {
            throw new Rejected(Rejected.Kind.INVALID, "dlp.pattern", pattern);
        }
        throw new Rejected(Rejected.Kind.INVALID, "dlp.pattern", pattern);
    }

    boolean allows(String written) {
        return allowed.test(plain(written));
    }

    /** Letters and digits only, those of every script as A–Z and 0–9: equal for all spellings of one number. */
    public static String plain(String written) {
        Normal normal = new Normal(written);
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < normal.length(); i++) {
            if (normal.isWord(i)) {
                plain.append(normal.at(i));
            }
        }
        return plain.toString();
    }
}
