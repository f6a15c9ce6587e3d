package io.entregent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Zones;
import io.entregent.policy.Facts.Use;
import io.entregent.policy.Situation.Count;
import io.entregent.policy.Situation.Sender;
import io.entregent.policy.Situation.Usage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptFactsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void whatIsKeptIsReadAsItWas() {
        Count own = new Count(2, NOW.minusSeconds(5));
        Situation situation = new Situation("whatsapp", "FR", new Sender("retail", "SHOP", "RE", true, ZoneId.of("Indian/Reunion")),
                new Usage(new Count(7, NOW.minusSeconds(9)), own, false, 250, Count.NONE, own, Count.NONE, Count.NONE, null), Set.of(), null);
        Facts facts = new Facts(NOW, false, new Use("service", "service"), Map.of(), null, new Facts.FreeForm(), Screen.clean(), situation);
        assertThat(KeptFacts.read(KeptFacts.write(facts))).isEqualTo(facts);
    }

    @Test
    void whatWasKeptBeforeTenantsHadAClockAndPortfoliosWereSharedIsStillRead() {
        Facts facts = KeptFacts.read("""
                {"now": "2026-11-01T12:00:00Z", "suppressed": false, "purpose": {"code": "service", "kind": "service"},
                 "screen": {"verdict": "PASS", "kinds": [], "topics": []},
                 "situation": {"channel": "whatsapp", "sender": {"vertical": "retail", "country": "FR", "byProvider": false},
                  "usage": {"portfolio": {"used": 3, "oldest": "2026-11-01T11:00:00Z"}, "reached": false, "number": {"used": 0},
                   "pair": {"used": 0}, "api": {"used": 0}, "marketing": {"used": 0}}, "restrictions": []}}""");
        assertThat(facts.situation().usage().own()).isEqualTo(new Count(3, Instant.parse("2026-11-01T11:00:00Z")));
        assertThat(facts.situation().sender().zone()).isEqualTo(Zones.USUAL);
    }
}
