package io.entregent.violation;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import io.entregent.channel.Inbound;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.EventType;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.compose.Gate;
import io.entregent.inbox.compose.Recipient;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateValue;
import io.entregent.kernel.db.Sql;
import io.entregent.policy.Decision;
import io.entregent.policy.Restrictions;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A number that people block and report, from the platform's word to the gate. */
class QualityIT extends InServer {

    private static final String LUMEN = "maison-lumen";

    @Inject
    private People people;

    @Inject
    private Consents consents;

    @Inject
    private Inbox inbox;

    @Inject
    private NumberQuality quality;

    @Inject
    private Restrictions restrictions;

    @Inject
    private Sql sql;

    private String phone;
    private UUID account;

    @BeforeEach
    void somebodyAgreed() {
        phone = People.phone();
        account = people.account(LUMEN);
        UUID person = people.writes(LUMEN, phone, "Quentin Qualité", "Bonjour", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        people.in(LUMEN, () -> consents.told(person, Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp",
                Evidence.by("form").wording("affiche"))));
        assertThat(offer().verdict()).isEqualTo(Decision.Verdict.ALLOW);
    }

    @AfterEach
    void well() {
        tells("UNFLAGGED");
        rated("GREEN");
    }

    @Test
    void lowQualityPausesMarketingAndNothingElseUntilThePlatformTakesItBack() {
        tells("FLAGGED");
        tells("FLAGGED");
        assertThat(offer().code()).isEqualTo("account.restricted");
        assertThat(answer().verdict()).as("an answer").isEqualTo(Decision.Verdict.ALLOW);
        tells("UNFLAGGED");
        assertThat(offer().verdict()).isEqualTo(Decision.Verdict.ALLOW);
    }

    @Test
    void aNumberThatIsRatedLowWhenAskedIsPausedOnceAndFreedWhenItRises() {
        rated("RED");
        rated("RED");
        assertThat(people.in(LUMEN, () -> restrictions.active()).stream().filter(one -> one.reason().equals("QUALITY_RED"))).hasSize(1);
        assertThat(offer().code()).isEqualTo("account.restricted");
        rated("UNKNOWN");
        assertThat(offer().code()).as("what the platform does not know changes nothing").isEqualTo("account.restricted");
        rated("YELLOW");
        assertThat(offer().verdict()).isEqualTo(Decision.Verdict.ALLOW);
    }

    @Test
    void aLowerLimitCountsBeforeTheNumberIsLookedAtAgain() {
        Awaitility.await("the first look at the number").pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> limit() != null);
        try {
            limited("250");
            assertThat(limit()).isEqualTo("TIER_250");
            limited("many");
            assertThat(limit()).as("a word that is new changes nothing").isEqualTo("TIER_250");
        } finally {
            limited("2000");
        }
        assertThat(limit()).isEqualTo("TIER_2K");
    }

    private void limited(String most) {
        people.take(LUMEN, new Inbound.AccountChanged(account, "{}", "100000000000001", "business_capability_update", "UPDATE",
                Map.of("max_daily_conversations_per_business", most), Instant.now().plusSeconds(1)));
    }

    private String limit() {
        return people.in(LUMEN, () -> sql.first("select message_limit from channel_health where account_id = ?", row -> row.getString(1), account))
                .orElse(null);
    }

    private void tells(String event) {
        people.take(LUMEN, new Inbound.AccountChanged(account, "{}", "100000000000001", "phone_number_quality_update", event, Map.of(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    private void rated(String word) {
        people.in(LUMEN, () -> {
            quality.told(account, "200000000000001", word);
            return null;
        });
    }

    private Decision offer() {
        TemplateChoice choice = new TemplateChoice("offre_privee", "fr", List.of(new TemplateValue(null, "Quentin"), new TemplateValue(null, "−20 %")));
        return people.as("compliance", LUMEN, () -> inbox.weigh(new Recipient(phone, null), Gate.Say.template(choice), "marketing"));
    }

    private Decision answer() {
        return people.as("compliance", LUMEN, () -> inbox.weigh(new Recipient(phone, null), Gate.Say.words("Bien sûr"), "service"));
    }
}
