package io.entregent.policy.rules;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All sets that hold for one sender on one channel at one time, with their rules in the order in which they speak. */
public final class RuleBook {

    private final List<RuleSet> sets;
    private final List<Rule> rules;
    private final String version;

    public RuleBook(List<RuleSet> sets) {
        this.sets = List.copyOf(sets);
        rules = sets.stream().flatMap(set -> set.rules().stream()).sorted(Comparator.comparing(Rule::check)).toList();
        version = sets.stream().map(RuleSet::name).collect(Collectors.joining(" "));
    }

    public List<RuleSet> sets() {
        return sets;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** The sets with their versions: the same text means the same rules. */
    public String version() {
        return version;
    }
}
