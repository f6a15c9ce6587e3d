package io.entregent.policy.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How two versions of a set differ, rule by rule. */
public final class Differences {

    /**
     * @param was null for a rule that is new
     * @param is  null for a rule that is gone
     */
    public record Difference(Kind kind, Rule was, Rule is) {

        public Rule either() {
            return is == null ? was : is;
        }
    }

    public enum Kind { ADDED, REMOVED, PARAMETERS, WORDING }

    private Differences() {
    }

    public static List<Difference> between(List<Rule> before, List<Rule> after) {
        Map<String, Rule> old = new LinkedHashMap<>();
        before.forEach(rule -> old.put(rule.id(), rule));
        List<Difference> all = new ArrayList<>();
        for (Rule is : after) {
            Rule was = old.remove(is.id());
            if (was == null) {
                all.add(new Difference(Kind.ADDED, null, is));
            } else if (!same(was, is)) {
                all.add(new Difference(Kind.PARAMETERS, was, is));
            } else if (!was.text().equals(is.text()) || !was.way().equals(is.way())) {
                all.add(new Difference(Kind.WORDING, was, is));
            }
        }
        old.values().forEach(gone -> all.add(new Difference(Kind.REMOVED, gone, null)));
        return all;
    }

    private static boolean same(Rule was, Rule is) {
        return was.check() == is.check() && was.severity() == is.severity() && was.purposes().equals(is.purposes())
                && was.given().equals(is.given());
    }
}
