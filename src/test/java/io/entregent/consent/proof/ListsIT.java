package io.entregent.consent.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Holds;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.EventType;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lists over the ledger, against the real database. */
class ListsIT extends InServer {

    private static final String BANK = "banque-horizon";

    @Inject
    private People people;

    @Inject
    private Consents consents;

    @Inject
    private Holds holds;

    @Inject
    private Lists lists;

    @Test
    void contestedIsWhoSaysNoToWhatOthersRecordedOrObjectsOrAwaitsADecision() {
        UUID denies = somebody("Denis Dément");
        given(denies, false);
        stops(denies);
        UUID objects = somebody("Odette Oppose");
        people.as("compliance", BANK, () -> consents.record(objects, Statement.of(EventType.OBJECTED, Purpose.MARKETING, "whatsapp", Evidence.by("letter"))));
        UUID changes = somebody("Carole Change");
        given(changes, true);
        stops(changes);
        UUID unclear = somebody("Ulysse Ambigu");
        given(unclear, true);
        people.in(BANK, () -> {
            holds.open(unclear, "whatsapp", UUID.randomUUID());
            return null;
        });
        UUID agrees = somebody("Agathe Accord");
        given(agrees, false);

        assertThat(contested()).contains(denies, objects, unclear).doesNotContain(changes, agrees);

        people.as("compliance", BANK, () -> {
            holds.open(unclear).forEach(hold -> holds.release(hold.id()));
            return null;
        });
        assertThat(contested()).contains(denies, objects).doesNotContain(unclear);
        assertThat(lists("writable")).contains(unclear, agrees).doesNotContain(denies, objects, changes);
    }

    @Test
    void theMonthsCountWhatWasSaid() {
        long before = months("withdrawn");
        long given = months("given");
        UUID person = somebody("Mona Mois");
        given(person, false);
        stops(person);
        assertThat(months("withdrawn")).isEqualTo(before + 1);
        assertThat(months("given")).isEqualTo(given + 1);
    }

    @Test
    void whatIsNoListIsNotFoundAndWhoMayNotReadConsentsSeesNone() {
        assertThatThrownBy(() -> people.as("compliance", BANK, () -> lists.list("everybody", "marketing", "whatsapp"))).hasMessage("not.found");
        assertThatThrownBy(() -> people.as("approver", BANK, () -> lists.list("contested", "marketing", "whatsapp"))).hasMessage("permission.denied");
    }

    private UUID somebody(String name) {
        return people.writes(BANK, People.phone(), name, "Bonjour", Instant.now().minus(Duration.ofMinutes(5)));
    }

    private void given(UUID person, boolean byThemselves) {
        Statement yes = Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp", Evidence.by("paper").wording("affiche-2026"));
        if (byThemselves) {
            people.in(BANK, () -> consents.told(person, yes));
        } else {
            people.as("compliance", BANK, () -> consents.record(person, yes));
        }
    }

    private void stops(UUID person) {
        people.in(BANK, () -> consents.told(person, Statement.of(EventType.WITHDRAWN, Purpose.MARKETING, "whatsapp", Evidence.by("keyword"))));
    }

    private List<UUID> contested() {
        return lists("contested");
    }

    private List<UUID> lists(String which) {
        return people.as("compliance", BANK, () -> lists.list(which, "marketing", "whatsapp")).stream().map(Lists.Line::contact).toList();
    }

    private long months(String type) {
        return people.as("compliance", BANK, () -> lists.months()).stream().filter(one -> one.type().equals(type))
                .collect(Collectors.summingLong(Lists.Month::count));
    }
}
