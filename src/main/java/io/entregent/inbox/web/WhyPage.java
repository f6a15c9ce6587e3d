package io.entregent.inbox.web;

import io.entregent.inbox.ConversationQueries;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.Decision;
import io.entregent.policy.StoredDecision;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Why one message was sent, or was not: the decision as it was made then. */
@Named
@RequestScoped
public class WhyPage {

    /** A rule that was looked at, and what came of it. */
    public record Rule(String words, String code, String result, String tone) {
    }

    @Inject
    private HttpServletRequest request;

    @Inject
    private ConversationQueries conversations;

    @Inject
    private Words words;

    @Inject
    private Times times;

    private StoredDecision decision;

    @PostConstruct
    void begin() {
        String message = request.getParameter("why");
        if (message == null) {
            return;
        }
        try {
            decision = conversations.why(Ids.parse(message).orElse(null));
        } catch (Rejected gone) {
            decision = null;
        }
    }

    public boolean isKnown() {
        return decision != null;
    }

    public String getVerdict() {
        return switch (decision.decision().verdict()) {
            case ALLOW -> words.of("why.allowed", times.moment(decision.at()));
            case REFUSE -> words.of("why.refused", times.moment(decision.at()));
            case HOLD -> words.of("why.held", times.moment(decision.at()), times.moment(decision.decision().until()));
        };
    }

    public String getTone() {
        return switch (decision.decision().verdict()) {
            case ALLOW -> "open";
            case REFUSE -> "closed";
            case HOLD -> "closing";
        };
    }

    public List<Rule> getRules() {
        return decision.decision().rules().stream().map(this::rule).toList();
    }

    private Rule rule(Decision.Outcome one) {
        String tone = switch (one.result()) {
            case PASSED -> "open";
            case REFUSED -> "closed";
            case HELD -> "closing";
            case NOT_APPLICABLE -> "none";
        };
        return new Rule(words.find("why.rule." + one.rule()).orElse(one.rule()), one.rule(),
                words.get("why.result." + one.result().code()), tone);
    }

    public String getVersion() {
        return decision.decision().version();
    }

    public String getConsent() {
        return decision.decision().consent() == null ? null : decision.decision().consent().toString();
    }

    public String getId() {
        return decision.id().toString();
    }
}
