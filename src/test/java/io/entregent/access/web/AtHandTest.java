package io.entregent.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.access.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AtHandTest {

    private static final List<String> ALL = List.of("dashboard", "inbox", "templates", "review", "consent", "policy", "violations", "audit",
            "visits", "members", "settings");

    @Test
    void fourAreThoseThatTheRoleOpensMost() {
        assertThat(AtHand.of(Set.of(Role.COMPLIANCE), ALL, "audit")).containsExactlyInAnyOrder("dashboard", "violations", "audit", "consent");
    }

    @Test
    void whereOneIsIsAlwaysThere() {
        assertThat(AtHand.of(Set.of(Role.COMPLIANCE), ALL, "settings")).hasSize(4).contains("settings", "dashboard");
    }

    @Test
    void whereNothingIsLeftForTheRestAllAreThere() {
        List<String> few = List.of("inbox", "templates", "consent", "members", "settings");
        assertThat(AtHand.of(Set.of(Role.AGENT), few, "inbox")).containsExactlyInAnyOrderElementsOf(few);
    }

    @Test
    void whoHasNoOpenRoomOfTheRoleOrNoRoleAtAllHasTheFirst() {
        assertThat(AtHand.of(Set.of(Role.VISITOR), ALL, null)).containsExactlyInAnyOrder("dashboard", "inbox", "templates", "review");
    }
}
