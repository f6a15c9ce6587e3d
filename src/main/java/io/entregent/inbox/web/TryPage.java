package io.entregent.inbox.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.compose.Gate;
import io.entregent.inbox.compose.Recipient;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.Decision;
import io.entregent.policy.RuleBooks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** A dry run of the gate for people. */
@Named
@RequestScoped
public class TryPage {

    @Inject
    private Inbox inbox;

    @Inject
    private RuleBooks books;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    private String phone;
    private String text;
    private String purpose = "service";
    private Decision decision;

    public void enter() {
        access.require(Permission.POLICY_READ);
    }

    public void ask() {
        try {
            decision = inbox.weigh(new Recipient(phone, null), Gate.Say.words(text), purpose);
        } catch (Rejected refused) {
            say.refused(refused);
        }
    }

    public boolean isAnswered() {
        return decision != null;
    }

    public String getVerdict() {
        String until = decision.held() ? " (" + times.moment(decision.until()) + ")" : "";
        return words.get("whatif.verdict." + decision.verdict().code()) + until;
    }

    public String getTone() {
        return decision.allowed() ? "open" : decision.held() ? "closing" : "closed";
    }

    public List<WhyPage.Rule> getRules() {
        return WhyPage.sorted(decision.rules()).map(one -> {
            Optional<io.entregent.policy.rules.Rule> known = books.rule(one.rule(), decision.version());
            boolean kept = one.result() == Decision.Result.PASSED || one.result() == Decision.Result.NOT_APPLICABLE;
            return new WhyPage.Rule(known.map(rule -> rule.text().in(words.locale())).orElse(one.rule()), one.rule(),
                    words.get("why.result." + one.result().code()), WhyPage.tone(one.result()),
                    kept ? null : known.map(rule -> rule.way().in(words.locale())).orElse(null));
        }).toList();
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String number) {
        phone = number;
    }

    public String getText() {
        return text;
    }

    public void setText(String said) {
        text = said;
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String wanted) {
        purpose = wanted;
    }
}
