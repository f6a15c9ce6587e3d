package io.entregent.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressSealTest {

    private static final String PLACE = "/t/maison-lumen|q";
    private static final String PHONE = "+33639980001";
    private final RootKey root = new RootKey(new byte[32]);
    private final AddressSeal seal = new AddressSeal(root.derive("one"), root.derive("two"));

    @Test
    void equalWordsAreSealedAlikeSoThatAddressesCanBeCompared() {
        assertThat(seal.seal(PLACE, PHONE)).isEqualTo(seal.seal(PLACE, PHONE)).matches("[A-Za-z0-9_-]+").doesNotContain("639");
    }

    @Test
    void whatWasSealedOpensAgainAtItsPlaceOnly() {
        String sealed = seal.seal(PLACE, "Zoé, +33 6");
        assertThat(seal.open(PLACE, sealed)).contains("Zoé, +33 6");
        assertThat(seal.open("/t/pharmacie-du-parc|q", sealed)).isEmpty();
        assertThat(seal.open("/t/maison-lumen|text", sealed)).isEmpty();
    }

    @Test
    void whatWasAlteredOrMadeUpDoesNotOpen() {
        String sealed = seal.seal(PLACE, PHONE);
        for (String bad : new String[] {"", "A", "not base64!", sealed.substring(1), "A" + sealed.substring(1) + "A",
            new AddressSeal(root.derive("three"), root.derive("two")).seal(PLACE, PHONE)}) {
            assertThat(seal.open(PLACE, bad)).as(bad).isEmpty();
        }
    }
}
