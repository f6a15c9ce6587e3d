package io.entregent.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.access.Identity;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

    private static final UUID USER = UUID.randomUUID();
    private static final Instant LOGIN = Instant.parse("2026-11-27T01:15:52Z");

    private static Identity loggedIn(UUID user) {
        return new Identity(user, "Hugo", false, "1", LOGIN);
    }

    @Test
    void aProofOfTheSecondOfTheLoginOrLaterCounts() {
        for (int later : new int[] {0, 1, 60}) {
            Identity proven = new Confirmation(USER, "fresh", LOGIN.plusSeconds(later)).addTo(loggedIn(USER));
            assertThat(proven.acr()).as(later + " s later").isEqualTo("fresh");
            assertThat(proven.authTime()).isEqualTo(LOGIN.plusSeconds(later));
        }
    }

    @Test
    void aProofOlderThanTheLoginOrOfSomebodyElseDoesNot() {
        assertThat(new Confirmation(USER, "fresh", LOGIN.minusSeconds(1)).addTo(loggedIn(USER)).acr()).isEqualTo("1");
        assertThat(new Confirmation(UUID.randomUUID(), "fresh", LOGIN.plusSeconds(1)).addTo(loggedIn(USER)).acr()).isEqualTo("1");
    }
}
