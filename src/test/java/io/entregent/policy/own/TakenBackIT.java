package io.entregent.policy.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.policy.RuleBooks;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An approved version before its day: announced, not in force, and still to be taken back. */
class TakenBackIT extends InServer {

    private static final String TOWN = "ville-de-rivage";

    @Inject
    private People people;

    @Inject
    private TenantRules rules;

    @Inject
    private RuleBooks books;

    @Test
    void whatComesLaterIsAnnouncedAndMayBeTakenBackUntilThen() {
        Instant later = Instant.now().plus(10, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        int number = approved(later);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate day = LocalDate.ofInstant(later, ZoneOffset.UTC);

        assertThat(people.as("compliance", TOWN, () -> books.on("whatsapp", today).version())).doesNotContain("tenant/" + number);
        assertThat(people.as("compliance", TOWN, () -> books.nextChange("whatsapp", today))).contains(day);

        people.as("compliance", TOWN, () -> {
            rules.cancel(number);
            return null;
        });

        assertThat(people.as("compliance", TOWN, () -> rules.view(number).state())).isEqualTo("withdrawn");
        assertThat(people.as("compliance", TOWN, () -> rules.next())).isEmpty();
    }

    @Test
    void whatIsInForceIsNot() {
        int number = approved(null);

        assertThatThrownBy(() -> people.as("compliance", TOWN, () -> {
            rules.cancel(number);
            return null;
        })).hasMessage("rules.state");

        assertThat(people.as("compliance", TOWN, () -> rules.current().orElseThrow().number())).isEqualTo(number);
        assertThat(people.as("compliance", TOWN, () -> books.on("whatsapp", LocalDate.now(ZoneOffset.UTC)).version())).contains("tenant/" + number);
    }

    private int approved(Instant from) {
        int number = people.as("compliance", TOWN, () -> {
            int begun = rules.begin(null).number();
            rules.write(begun, new HouseRules(null, null, null, Set.of("tobacco"), null, null, null), "");
            rules.propose(begun, from);
            return begun;
        });
        people.proven("admin", TOWN, () -> {
            rules.approve(number, rules.view(number).hash());
            return null;
        });
        return number;
    }
}
