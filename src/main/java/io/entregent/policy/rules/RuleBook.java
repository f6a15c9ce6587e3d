package io.entregent.policy.rules;

import io.entregent.policy.Decision.Outcome;
import io.entregent.policy.Decision.Result;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All sets that hold for one sender on one channel at one time, with their rules in the order in which they speak. */
public final class RuleBook {

    private final List<RuleSet> sets;
    private final List<Rule> rules;
    private final String version;
    /** By rule and result: what has no end is the same in every decision. */
    private final Outcome[][] outcomes;

    public RuleBook(List<RuleSet> sets) {
        this.sets = List.copyOf(sets);
        rules = sets.stream().flatMap(set -> set.rules().stream()).sorted(Comparator.comparing(Rule::check)).toList();
        outcomes = rules.stream().map(rule -> Arrays.stream(Result.values())
                .map(result -> new Outcome(rule.id(), rule.check().code(), result, null)).toArray(Outcome[]::new)).toArray(Outcome[][]::new);
        version = sets.stream().map(RuleSet::name).collect(Collectors.joining(" "));
    }

    public List<RuleSet> sets() {
        return sets;
    }

    public List<Rule> rules() {
        return rules;
    }

    /**
     * What a rule of this book says.
     *
     * @param rule  its place in {@link #rules()}
     * @param until for what it holds; else null
     */
    public Outcome outcome(int rule, Result result, Instant until) {
        return until == null ? outcomes[rule][result.ordinal()]
                : new Outcome(rules.get(rule).id(), rules.get(rule).check().code(), result, until);
    }

    /** The sets with their versions: the same text means the same rules. */
    public String version() {
        return version;
    }
}
