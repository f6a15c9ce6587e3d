package io.entregent.inbox.web;

import io.entregent.inbox.ConversationQueries;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.Decision;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.StoredDecision;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why one message was sent, or was not: the decision as it was made then. */
@Named
@RequestScoped
public class WhyPage {

    /**
     * A rule that was looked at, and what came of it.
     *
     * @param way what would make it pass; null where it passed
     */
    public record Rule(String words, String code, String result, String tone, String way) {
    }

    @Inject
    private HttpServletRequest request;

    @Inject
    private ConversationQueries conversations;

    @Inject
    private RuleBooks books;

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
        return sorted(decision.decision().rules()).map(this::rule).toList();
    }

    private Rule rule(Decision.Outcome one) {
        Optional<io.entregent.policy.rules.Rule> known = books.rule(one.rule(), decision.decision().version());
        boolean kept = one.result() == Decision.Result.PASSED || one.result() == Decision.Result.NOT_APPLICABLE;
        return new Rule(known.map(rule -> rule.text().in(words.locale())).or(() -> words.find("why.rule." + one.rule()))
                .orElse(one.rule()), one.rule(), words.get("why.result." + one.result().code()), tone(one.result()),
                kept ? null : known.map(rule -> rule.way().in(words.locale())).orElse(null));
    }

    /** What stands in the way first: it is what the reader came for, among thirty rules. */
    static Stream<Decision.Outcome> sorted(List<Decision.Outcome> rules) {
        return rules.stream().sorted(Comparator.comparingInt(one -> switch (one.result()) {
            case REFUSED -> 0;
            case HELD -> 1;
            case ADVISED -> 2;
            case PASSED -> 3;
            case NOT_APPLICABLE -> 4;
        }));
    }

    static String tone(Decision.Result result) {
        return switch (result) {
            case PASSED -> "open";
            case REFUSED -> "closed";
            case HELD, ADVISED -> "closing";
            case NOT_APPLICABLE -> "none";
        };
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
