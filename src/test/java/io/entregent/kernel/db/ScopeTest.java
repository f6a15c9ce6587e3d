package io.entregent.kernel.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final UUID TENANT_A = new UUID(0, 1);
    private static final UUID TENANT_B = new UUID(0, 2);

    @Test
    void outsideAScopeThereIsNoTenantAndAskingForOneIsAnError() {
        assertThat(Scope.current().tenant()).isNull();
        assertThatThrownBy(Scope::requireTenant).isInstanceOf(IllegalStateException.class);
        assertThat(new CurrentTenantResolver().resolveCurrentTenantIdentifier()).isEqualTo(new UUID(0, 0));
    }

    @Test
    void anInnerScopeGivesWayToTheOuterOneAgain() {
        Scope.tenant(TENANT_A).run(() -> {
            Scope.tenant(TENANT_B).run(() -> assertThat(Scope.requireTenant()).isEqualTo(TENANT_B));
            assertThat(Scope.requireTenant()).isEqualTo(TENANT_A);
        });
        assertThat(Scope.current().tenant()).isNull();
    }

    @Test
    void aFailureClosesTheScopeToo() {
        assertThatThrownBy(() -> Scope.tenant(TENANT_A).run(() -> {
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(Scope.current().tenant()).isNull();
    }

    @Test
    void aTenantsScopeKeepsTheUserAndHasNoSystemRights() {
        UUID user = new UUID(0, 9);
        Scope.user(user).run(() -> assertThat(Scope.tenant(TENANT_A)).isEqualTo(new Scope(TENANT_A, user, null)));
    }
}
