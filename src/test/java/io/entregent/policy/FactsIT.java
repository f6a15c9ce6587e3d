package io.entregent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.compose.Gate;
import io.entregent.inbox.compose.Recipient;
import io.entregent.kernel.db.Sql;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long it is kept what a decision was made of. */
class FactsIT extends InServer {

    private static final String BANK = "banque-horizon";

    @Inject
    private People people;

    @Inject
    private Inbox inbox;

    @Inject
    private Decisions decisions;

    @Inject
    private Sql sql;

    @Test
    void afterThirtyDaysTheFactsGoAndTheDecisionStays() {
        Decision decision = weighed();
        UUID old = stored(decision, Duration.ofDays(30).plusMinutes(1));
        UUID young = stored(decision, Duration.ofDays(30).minusMinutes(5));

        int gone = people.in(BANK, () -> decisions.forgetFacts(1_000_000));

        assertThat(gone).isPositive();
        Decision left = people.in(BANK, () -> decisions.of(old)).decision();
        assertThat(left.given()).isNull();
        assertThat(left.rules()).isEqualTo(decision.rules());
        assertThat(left.facts()).isEqualTo(decision.facts());
        assertThat(people.in(BANK, () -> decisions.of(young)).decision().given()).isEqualTo(decision.given());
    }

    @Test
    void theDatabaseLetsNobodyChangeADecisionOrForgetAYoungOne() {
        UUID young = stored(weighed(), Duration.ofDays(29));
        UUID old = stored(weighed(), Duration.ofDays(31));

        assertThatThrownBy(() -> people.in(BANK, () -> sql.update("update decision set given = null where id = ?", young)))
                .hasStackTraceContaining("a decision does not change");
        assertThatThrownBy(() -> people.in(BANK, () -> sql.update("update decision set given = '{}' where id = ?", old)))
                .hasStackTraceContaining("a decision does not change");
        assertThatThrownBy(() -> people.in(BANK, () -> sql.update("update decision set verdict = 'allow' where id = ?", old)))
                .hasStackTraceContaining("permission denied");
    }

    private Decision weighed() {
        return people.as("compliance", BANK, () -> inbox.weigh(new Recipient(People.phone(), null), Gate.Say.words("Bonjour"), "service"));
    }

    private UUID stored(Decision decision, Duration ago) {
        return people.in(BANK, () -> decisions.store(decision, Instant.now().minus(ago)));
    }
}
