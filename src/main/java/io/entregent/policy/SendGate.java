package io.entregent.policy;

import io.entregent.policy.Decision.Outcome;
import io.entregent.policy.Decision.Result;
import io.entregent.policy.Facts.Value;
import io.entregent.policy.rules.Finding;
import io.entregent.policy.rules.Rule;
import io.entregent.policy.rules.RuleBook;
import io.entregent.policy.rules.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** May this be sent? Pure: the same facts and the same rules always give the same decision. */
public final class SendGate {

    private static final int LONGEST_VALUE = 1024;
    private static final int MOST_SPACES = 4;
    private static final String FORBIDDEN = "\0\n\r\t\013\f\u0085\u2028\u2029";

    private SendGate() {
    }

    public static Decision decide(Facts facts, RuleBook book) {
        List<Rule> rules = book.rules();
        List<Outcome> outcomes = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            Finding finding = rule.check().ask(facts, rule);
            boolean told = rule.severity() == Severity.ADVICE && finding.result() != Result.PASSED
                    && finding.result() != Result.NOT_APPLICABLE;
            outcomes.add(told ? book.outcome(i, Result.ADVISED, null) : book.outcome(i, finding.result(), finding.until()));
        }
        return Decision.of(book.version(), outcomes, facts, facts.consentNeeded() ? facts.agreement().event() : null);
    }

    /**
     * Puts values to variables, by name or in order.
     *
     * @return empty if they do not fit: too few, too many, unknown, twice, blank, or a form that the platform refuses
     */
    public static Optional<Map<String, String>> fill(List<String> variables, List<Value> values) {
        if (variables.size() != values.size()) {
            return Optional.empty();
        }
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Value one = values.get(i);
            String name = one.name() == null ? variables.get(i) : one.name();
            if (!variables.contains(name) || !sendable(one.value()) || filled.put(name, one.value()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(filled);
    }

    /** What the platform refuses in a variable (132018): line breaks, tabs, more than four spaces in a row. */
    private static boolean sendable(String value) {
        if (value == null || value.length() > LONGEST_VALUE || value.isBlank()) {
            return false;
        }
        int spaces = 0;
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int point = value.codePointAt(i);
            spaces = point == ' ' ? spaces + 1 : 0;
            if (spaces > MOST_SPACES || FORBIDDEN.indexOf(point) >= 0 || Character.getType(point) == Character.SURROGATE) {
                return false;
            }
        }
        return true;
    }
}
