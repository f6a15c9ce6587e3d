package io.entregent.template.lint;

import java.util.Optional;
import java.util.Set;

/**
 * How many templates an account has of those that it may have; each language counts as one.
 *
 * @param held     at the platform now
 * @param there    languages of the template in question that are among them
 * @param verified whether the platform trusts the business; null if it did not tell
 */
public record Volume(int held, Set<String> there, Boolean verified) {

    static final String FULL = "volume.full";
    static final String UNSURE = "volume.unsure";
    static final String NEAR = "volume.near";

    static final Volume NONE = new Volume(0, Set.of(), null);

    public Volume {
        there = Set.copyOf(there);
    }

    /** Of a business of which nothing is known, the fewer. */
    public int most() {
        return Rules.rule(FULL).get("most").get(Boolean.TRUE.equals(verified) ? "verified" : "unverified").asInt();
    }

    /**
     * @param more that are to come
     * @return the rule that speaks then
     */
    Optional<String> rule(int more) {
        int then = held + more;
        if (then > most()) {
            boolean unsure = verified == null && then <= Rules.rule(FULL).get("most").get("verified").asInt();
            return Optional.of(unsure ? UNSURE : FULL);
        }
        return then >= most() * Rules.rule(NEAR).get("share").asDouble() ? Optional.of(NEAR) : Optional.empty();
    }

    /** Whether there is room for little or nothing more. */
    public boolean isNear() {
        return rule(1).isPresent();
    }

    void check(Set<String> languages, Findings found) {
        int more = (int) languages.stream().filter(one -> !there.contains(one)).count();
        if (more > 0) {
            rule(more).ifPresent(rule -> found.add(rule, "languages", held + more, most()));
        }
    }
}
