package io.entregent.inbox.web;

import io.entregent.inbox.compose.GateRefused;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.Decision;
import io.entregent.policy.RuleBooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells what was refused: by the gate, with what the rule says and what would make the message pass. */
@ApplicationScoped
public class Refusals {

    @Inject
    private RuleBooks books;

    @Inject
    private Words words;

    @Inject
    private Say say;

    public void tell(Rejected rejected) {
        if (!(rejected instanceof GateRefused gate)) {
            say.refused(rejected);
            return;
        }
        Decision decision = gate.decision();
        String sentence = decision.rules().stream().filter(one -> one.result() == Decision.Result.REFUSED).findFirst()
                .flatMap(one -> books.rule(one.rule(), decision.version()))
                .map(rule -> words.of("refused.rule", rule.text().in(words.locale()), rule.way().in(words.locale()))).orElse("");
        say.refused(say.sentence(rejected) + " " + sentence);
    }
}
