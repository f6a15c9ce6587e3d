package io.entregent.inbox.compose;

import io.entregent.kernel.Rejected;
import io.entregent.policy.Decision;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The send gate said no; its decision is stored, so the transaction commits all the same. */
public final class GateRefused extends Rejected {

    private static final Set<String> INVALID = Set.of("template.parameters", "template.notLive");

    private final transient Decision decision;

    public GateRefused(Decision decision, UUID id) {
        super(INVALID.contains(decision.code()) ? Kind.INVALID : Kind.CONFLICT, decision.code(),
                Map.of("decision", id.toString(), "rules", decision.rules().stream()
                        .map(rule -> Map.of("rule", rule.rule(), "code", rule.code(), "result", rule.result().code()))
                        .collect(Collectors.toList())));
        this.decision = decision;
    }

    public Decision decision() {
        return decision;
    }
}
