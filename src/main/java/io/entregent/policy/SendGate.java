package io.entregent.policy;

import io.entregent.policy.Decision.Outcome;
import io.entregent.policy.Decision.Result;
import io.entregent.policy.Facts.Consent;
import io.entregent.policy.Facts.FreeForm;
import io.entregent.policy.Facts.Template;
import io.entregent.policy.Facts.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** May this be sent? Pure: the same facts always give the same decision. */
public final class SendGate {

    public static final String VERSION = "send-gate/3";

    private static final int LONGEST_VALUE = 1024;
    // What the platform refuses in a variable (132018): line breaks, tabs, more than four spaces in a row.
    private static final Pattern FORBIDDEN = Pattern.compile("[\\n\\r\\t\\x0B\\f\\u0085\\u2028\\u2029]| {5}");

    private static final Map<String, Function<Facts, Result>> RULES = new LinkedHashMap<>();

    static {
        RULES.put("contact.suppressed", SendGate::suppressed);
        RULES.put("consent.missing", facts -> consent(facts, Consent.NONE));
        RULES.put("consent.withdrawn", SendGate::withdrawn);
        RULES.put("consent.expired", facts -> consent(facts, Consent.EXPIRED));
        RULES.put("consent.unproven", facts -> consent(facts, Consent.UNPROVEN));
        RULES.put("consent.held", facts -> consent(facts, Consent.HELD));
        RULES.put("window.closed", SendGate::window);
        RULES.put("template.notLive", SendGate::live);
        RULES.put("template.parameters", SendGate::parameters);
        RULES.put("content.sensitive", facts -> refuseIf(facts.screen().verdict() == Screen.Verdict.BLOCK));
    }

    private SendGate() {
    }

    public static Decision decide(Facts facts) {
        List<Outcome> rules = RULES.entrySet().stream()
                .map(rule -> new Outcome(rule.getKey(), rule.getKey(), rule.getValue().apply(facts), null)).toList();
        return Decision.of(VERSION, rules, facts.summary(), facts.consentNeeded() ? facts.agreement().event() : null);
    }

    /** The names of the rules, in the order in which they speak. */
    public static List<String> rules() {
        return List.copyOf(RULES.keySet());
    }

    /** Who writes to us gets an answer while the window is open; else a suppressed person is left alone. */
    private static Result suppressed(Facts facts) {
        boolean answer = facts.content() instanceof FreeForm && facts.windowOpen() && !facts.consentNeeded();
        return refuseIf(facts.suppressed() && !answer);
    }

    private static Result consent(Facts facts, Consent refused) {
        return facts.consentNeeded() ? refuseIf(facts.consent() == refused) : Result.NOT_APPLICABLE;
    }

    /** Service is not asked for, but who said no to it is written to only as an answer. */
    private static Result withdrawn(Facts facts) {
        if (facts.consentNeeded()) {
            return consent(facts, Consent.WITHDRAWN);
        }
        return facts.content() instanceof Template && !facts.windowOpen()
                ? refuseIf(facts.consent() == Consent.WITHDRAWN) : Result.NOT_APPLICABLE;
    }

    private static Result window(Facts facts) {
        return facts.content() instanceof FreeForm ? refuseIf(!facts.windowOpen()) : Result.NOT_APPLICABLE;
    }

    private static Result live(Facts facts) {
        return facts.content() instanceof Template template
                ? refuseIf(!"APPROVED".equalsIgnoreCase(template.status())) : Result.NOT_APPLICABLE;
    }

    private static Result parameters(Facts facts) {
        return facts.content() instanceof Template template && template.status() != null
                ? refuseIf(fill(template.variables(), template.values()).isEmpty()) : Result.NOT_APPLICABLE;
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

    private static Result refuseIf(boolean broken) {
        return broken ? Result.REFUSED : Result.PASSED;
    }
}
