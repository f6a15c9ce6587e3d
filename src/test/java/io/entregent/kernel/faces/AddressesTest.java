package io.entregent.kernel.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void theTenantIsTheFirstPartAfterT() {
        assertThat(Addresses.slug("/t/maison-lumen/inbox/1")).isEqualTo("maison-lumen");
        assertThat(Addresses.slug("/t/maison-lumen")).isEqualTo("maison-lumen");
    }

    @Test
    void elsewhereThereIsNone() {
        assertThat(Addresses.slug("/")).isNull();
        assertThat(Addresses.slug("/t/")).isNull();
        assertThat(Addresses.slug("/t/../x")).isNull();
        assertThat(Addresses.slug("/public/goodbye")).isNull();
    }
}
