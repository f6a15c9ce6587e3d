package io.entregent.kernel.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.db.Signal;
import jakarta.faces.push.PushContext;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LiveTest {

    private static final UUID TENANT = UUID.randomUUID();

    private final List<String> heard = new ArrayList<>();
    private final Live live = new Live(new Wire());

    @Test
    void aTenantsPagesHearWhatChangedThere() {
        live.audience(TENANT);
        live.pass(new Signal(TENANT, "conversation", "7"));
        live.pass(new Signal(UUID.randomUUID(), "conversation", "8"));
        assertThat(heard).containsExactly("conversation 7");
    }

    @Test
    void whatNodesTellEachOtherReachesNoPage() {
        live.audience(TENANT);
        live.pass(new Signal(TENANT, Signal.WITHIN + "vault.subject", UUID.randomUUID().toString()));
        assertThat(heard).isEmpty();
    }

    /** Writes down what would go out. */
    private final class Wire implements PushContext {

        private static final long serialVersionUID = 1L;

        @Override
        public Set<Future<Void>> send(Object message) {
            throw new UnsupportedOperationException("to everybody");
        }

        @Override
        public <S extends Serializable> Set<Future<Void>> send(Object message, S user) {
            heard.add(message.toString());
            return Set.of();
        }

        @Override
        public <S extends Serializable> Map<S, Set<Future<Void>>> send(Object message, Collection<S> users) {
            throw new UnsupportedOperationException("to several");
        }
    }
}
