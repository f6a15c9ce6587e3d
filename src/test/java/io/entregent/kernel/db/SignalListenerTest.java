package io.entregent.kernel.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalListenerTest {

    @Test
    void aSignalIsATenantATopicAndAnId() {
        UUID tenant = new UUID(0, 1);

        assertThat(SignalListener.signal(tenant + " conversation 7")).hasValue(new Signal(tenant, "conversation", "7"));
        assertThat(SignalListener.signal(tenant + " tenant ")).hasValue(new Signal(tenant, "tenant", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "hello world again", "00000000-0000-0000-0000-000000000001 conversation"})
    void wordsOfAnotherProgramEndNothing(String told) {
        assertThat(SignalListener.signal(told)).isEmpty();
    }
}
