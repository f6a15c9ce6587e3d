package io.entregent.policy.rules;

import io.entregent.policy.Facts;
import io.entregent.policy.Facts.Agreement;
import io.entregent.policy.Facts.Consent;
import io.entregent.policy.Facts.Content;
import io.entregent.policy.Facts.FreeForm;
import io.entregent.policy.Facts.Template;
import io.entregent.policy.Facts.Use;
import io.entregent.policy.Facts.Value;
import io.entregent.policy.Screen;
import io.entregent.policy.Situation;
import io.entregent.policy.Situation.Automation;
import io.entregent.policy.Situation.Count;
import io.entregent.policy.Situation.Restriction;
import io.entregent.policy.Situation.Sender;
import io.entregent.policy.Situation.Usage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Facts to be changed one by one, beginning with a message that any rule lets pass. */
final class Cast {

    static final UUID EVENT = new UUID(0, 1);

    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    boolean suppressed;
    String purpose = "service";
    Consent consent = Consent.NONE;
    Long windowSeconds = 3600L;
    Content content = new FreeForm();
    Screen.Verdict verdict = Screen.Verdict.PASS;
    Set<String> kinds = Set.of();
    Set<String> topics = Set.of();
    String channel = "whatsapp";
    String country;
    Sender sender = new Sender("retail", "SHOP", "FR", true);
    Count portfolio = Count.NONE;
    Count own = Count.NONE;
    boolean reached;
    Integer tier;
    Count number = Count.NONE;
    Count pair = Count.NONE;
    Count api = Count.NONE;
    Count marketing = Count.NONE;
    Instant locked;
    Set<Restriction> restrictions = Set.of();
    Automation automation;

    static Content template(String category, String status, boolean fits) {
        return new Template(category, status, List.of("1"), fits ? List.of(new Value(null, "Ana")) : List.of());
    }

    Cast free() {
        content = new FreeForm();
        return this;
    }

    Cast utility() {
        content = template("UTILITY", "APPROVED", true);
        return this;
    }

    Cast offer(Consent given) {
        content = template("MARKETING", "APPROVED", true);
        purpose = "marketing";
        consent = given;
        return this;
    }

    Cast closed() {
        windowSeconds = -3600L;
        return this;
    }

    Count full(int used) {
        return new Count(used, now.minusMillis(500));
    }

    private Map<String, Agreement> agreements() {
        Map<String, Agreement> agreements = new HashMap<>();
        agreements.put("marketing", new Agreement(consent, EVENT));
        agreements.put(purpose, new Agreement(consent, EVENT));
        return agreements;
    }

    Facts facts() {
        Situation situation = new Situation(channel, country, sender,
                new Usage(portfolio, own, reached, tier, number, pair, api, marketing, locked), restrictions, automation);
        return new Facts(now, suppressed, new Use(purpose, purpose), agreements(), windowSeconds == null ? null : now.plusSeconds(windowSeconds), content,
                new Screen(verdict, kinds, topics), situation);
    }
}
