package io.entregent.inbox.compose;

import io.entregent.dlp.Hit;
import io.entregent.dlp.Scan;
import io.entregent.kernel.Rejected;
import io.entregent.policy.Decision;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The send gate said no; its decision is stored, so the transaction commits all the same. */
public final class GateRefused extends Rejected {

    private static final Set<String> INVALID = Set.of("template.parameters", "template.notLive");

    private final transient Decision decision;
    private final transient Scan found;

    /**
     * @param found  in the words, for who wrote them; or null
     * @param faults of a template's values: name to rule
     */
    public GateRefused(Decision decision, UUID id, Scan found, Map<String, String> faults) {
        super(INVALID.contains(decision.code()) ? Kind.INVALID : Kind.CONFLICT, decision.code(), details(decision, id, found, faults));
        this.decision = decision;
        this.found = found;
    }

    public Decision decision() {
        return decision;
    }

    /** Null if the rule was about something else. */
    public Scan found() {
        return found;
    }

    private static Map<String, Object> details(Decision decision, UUID id, Scan found, Map<String, String> faults) {
        Map<String, Object> details = new HashMap<>();
        details.put("decision", id.toString());
        details.put("rules", decision.rules().stream().map(rule -> Map.of("rule", rule.rule(), "code", rule.code(),
                        "result", rule.result().code()))
                .collect(Collectors.toList()));
        if (decision.code().equals("template.parameters")) {
            details.put("parameters", faults);
        }
        if (found != null) {
            details.put("found", found.hits().stream().map(GateRefused::hit).toList());
        }
        return details;
    }

    private static Map<String, Object> hit(Hit hit) {
        return Map.of("kind", hit.kind().code(), "verdict", hit.verdict().code(), "from", hit.from(), "to", hit.to(),
                "confidence", hit.confidence());
    }
}
