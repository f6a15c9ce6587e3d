package io.entregent.policy.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One version of a set of rules.
 *
 * @param set       its name, the same for all versions
 * @param channel   on which it holds; null for all
 * @param vertical  for whom; null for all
 * @param countries of the sender, ISO 3166-1; empty for all
 * @param from      first day in force
 * @param to        first day no longer; null as long as no next version is known
 */
public record RuleSet(String set, String version, Source source, String channel, String vertical, Set<String> countries,
        LocalDate from, LocalDate to, Text title, List<Rule> rules) {

    public RuleSet {
        countries = countries == null ? Set.of() : Set.copyOf(countries);
        rules = List.copyOf(rules);
    }

    public String name() {
        return set + "/" + version;
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    public boolean concerns(String onChannel, String ofVertical, String inCountry) {
        return (channel == null || channel.equals(onChannel)) && (vertical == null || vertical.equals(ofVertical))
                && (countries.isEmpty() || countries.contains(inCountry));
    }
}
