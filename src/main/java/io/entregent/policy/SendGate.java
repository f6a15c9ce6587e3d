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
import java.util.regex.Pattern;

/** May this be sent? Pure: the same facts and the same rules always give the same decision. */
public final class SendGate {

    private static final int LONGEST_VALUE = 1024;
    // What the platform refuses in a variable (132018): line breaks, tabs, more than four spaces in a row.
    private static final Pattern FORBIDDEN = Pattern.compile("[\\n\\r\\t\\x0B\\f\\u0085\\u2028\\u2029]| {5}");

    private SendGate() {
    }

    public static Decision decide(Facts facts, RuleBook book) {
        List<Outcome> outcomes = new ArrayList<>(book.rules().size());
        for (Rule rule : book.rules()) {
            Finding finding = rule.check().ask(facts, rule);
            boolean told = rule.severity() == Severity.ADVICE && finding.result() != Result.PASSED
                    && finding.result() != Result.NOT_APPLICABLE;
            outcomes.add(new Outcome(rule.id(), rule.check().code(), told ? Result.ADVISED : finding.result(),
                    told ? null : finding.until()));
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

    private static boolean sendable(String value) {
        return value != null && !value.isBlank() && value.length() <= LONGEST_VALUE && !FORBIDDEN.matcher(value).find()
                && value.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
