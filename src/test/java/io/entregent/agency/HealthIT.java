package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.SandboxControl;
import io.entregent.agency.cockpit.Cockpit;
import io.entregent.agency.cockpit.Line;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.notice.Notices;
import io.entregent.tenancy.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Looking after numbers: one failure is no alarm, two are, with the reason; and another tenant's number knows nothing of it. */
class HealthIT extends Beginnings {

    @Inject
    private Connecting connecting;

    @Inject
    private Cockpit cockpit;

    @Inject
    private Notices notices;

    private final String mark = Long.toString(System.nanoTime() % 100_000_000L + 100_000_000L);

    @Test
    void aTokenThatDiesIsRedAtTheSecondFailureAndOnlyThere() {
        Tenant dying = connected(slug, "1" + mark, "dying-" + mark);
        Tenant well = connected(slug + "-b", "2" + mark, "well-" + mark);
        SandboxControl.post("tokens/revoke", "{\"token\": \"dying-" + mark + "\"}");
        try {
            assertThat(Scope.tenant(dying.id(), null).call(connecting::look)).isFalse();
            assertThat(line(dying).trouble()).as("after one failure").isNull();
            assertThat(Scope.tenant(dying.id(), null).call(connecting::look)).isFalse();
            assertThat(Scope.tenant(well.id(), null).call(connecting::look)).isTrue();

            assertThat(Trouble.parse(line(dying).trouble()).code()).isEqualTo("channel.token.invalid");
            assertThat(line(dying).action(clock.instant())).isEqualTo(Line.Action.RENEW_TOKEN);
            assertThat(line(well).trouble()).isNull();
            assertThat(line(well).fields()).isEqualTo(line(well).fieldsOf());
        } finally {
            SandboxControl.post("tokens/restore", "{}");
        }
        assertThat(Scope.tenant(dying.id(), null).call(connecting::look)).isTrue();
        assertThat(line(dying).trouble()).as("well again at once").isNull();
    }

    @Test
    void aTokenThatEndsSoonIsToldOfOnceAndAnotherOneAnew() {
        Tenant tenant = connected(slug, "3" + mark, "long-" + mark);
        UUID boss = admin(tenant);
        assertThat(told(tenant, boss)).isZero();

        for (int round = 0; round < 2; round++) {
            renewed(tenant, "ending-" + mark + "-9d");
        }
        assertThat(told(tenant, boss)).as("two weeks before").isEqualTo(1);
        renewed(tenant, "ending-" + mark + "-1d");
        assertThat(told(tenant, boss)).as("two days before").isEqualTo(2);
    }

    private void renewed(Tenant tenant, String token) {
        as(tenant, AGENCY, () -> {
            connecting.connect("53" + mark, "63" + mark, token, false);
            return null;
        });
    }

    private long told(Tenant tenant, UUID who) {
        return as(tenant, who, () -> notices.mine(50)).stream().filter(one -> one.kind().equals("channel.tokenEnding")).count();
    }

    @Test
    void oneNodeAtATimeAsksAboutATenant() {
        Tenant tenant = begun();
        in(tenant, () -> cockpit.refresh());
        in(tenant, () -> cockpit.lookAgain(Duration.ZERO));

        assertThat(in(tenant, () -> cockpit.claimLook(Duration.ofMinutes(15)))).isTrue();
        assertThat(in(tenant, () -> cockpit.claimLook(Duration.ofMinutes(15)))).isFalse();
    }

    private Tenant connected(String name, String ids, String token) {
        SandboxControl.post("accounts", "{\"waba\": \"5%s\", \"phone\": \"6%s\", \"number\": \"+33 1 96 %s\", \"name\": \"Quai\"}"
                .formatted(ids, ids, ids.substring(ids.length() - 6)));
        Tenant tenant = begun(name);
        as(tenant, AGENCY, () -> {
            connecting.connect("5" + ids, "6" + ids, token, false);
            return null;
        });
        return tenant;
    }

    private Line line(Tenant tenant) {
        return Scope.user(AGENCY).call(() -> {
            try (ThreadBound.Opened acting = access.outside(identity(AGENCY), null, "it").act()) {
                return cockpit.lines().stream().filter(one -> one.slug().equals(tenant.slug())).findFirst().orElseThrow();
            }
        });
    }
}
