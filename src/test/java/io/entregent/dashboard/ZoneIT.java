package io.entregent.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.dashboard.count.Counting;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.automation.Automations;
import io.entregent.inbox.compose.Gate;
import io.entregent.inbox.compose.Recipient;
import io.entregent.kernel.Span;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.policy.Decision;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant that lives by another clock, from its setting to the gate and the figures. */
class ZoneIT extends InServer {

    private static final String BANK = "banque-horizon";
    private static final ZoneId ISLAND = ZoneId.of("Pacific/Auckland");

    @Inject
    private People people;

    @Inject
    private Automations automations;

    @Inject
    private Zones zones;

    @Inject
    private Dashboard dashboard;

    @Inject
    private Counting counting;

    @Inject
    private Inbox inbox;

    @Inject
    private Sql sql;

    @AfterEach
    void backInParis() {
        set(Zones.USUAL.getId());
        Scope.tenant(people.tenant(BANK), null).run(counting::count);
    }

    @Test
    void theGateAndTheDashboardGoByTheClockThatWasSet() {
        set(ISLAND.getId());
        assertThat(people.in(BANK, zones::current)).isEqualTo(ISLAND);
        assertThat(people.in("maison-lumen", zones::current)).as("another tenant's").isEqualTo(Zones.USUAL);

        Decision decision = people.as("compliance", BANK, () -> inbox.weigh(new Recipient(People.phone(), null), Gate.Say.words("Bonjour"), "service"));
        assertThat(decision.given().situation().sender().zone()).isEqualTo(ISLAND);
        LocalDate today = LocalDate.ofInstant(Instant.now(), ISLAND);
        Span span = people.once("compliance", BANK, () -> dashboard.overview(today, today)).span();
        assertThat(span.begin()).isEqualTo(today.atStartOfDay(ISLAND).toInstant());
    }

    @Test
    void figuresByDayAreCountedAnewByTheNewClock() {
        Scope.tenant(people.tenant(BANK), null).run(counting::count);
        set(ISLAND.getId());
        Scope.tenant(people.tenant(BANK), null).run(counting::count);

        assertThat(people.in(BANK, () -> sql.first("select zone from figure_state", row -> row.getString(1)))).contains(ISLAND.getId());
        LocalDate day = LocalDate.ofInstant(Instant.now(), ISLAND);
        long there = people.in(BANK, () -> sql.first("select count(*) from message where direction = 'in' and created_at >= ? and created_at < ?",
                row -> row.getLong(1), day.atStartOfDay(ISLAND).toInstant(), day.plusDays(1).atStartOfDay(ISLAND).toInstant())).orElseThrow();
        assertThat(people.once("compliance", BANK, () -> dashboard.overview(day, day)).sum("inbound")).isEqualTo(there);
    }

    @Test
    void aPlaceThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> set("Europe/Atlantis")).hasMessage("zone.unknown");
        assertThatThrownBy(() -> set("Asia/Kolkata")).hasMessage("zone.halfHour");
    }

    private void set(String zone) {
        people.as("compliance", BANK, () -> {
            automations.keepTo(zone);
            return null;
        });
    }
}
