package io.entregent.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {

    @ParameterizedTest
    @ValueSource(strings = {"/t/maison-lumen/inbox", "/t/maison-lumen/inbox/0190f3c1", "/t/maison-lumen/audit", "/t/maison-lumen/audit/exports"})
    void wordsAreSealedWherePeopleAreLookedFor(String path) {
        assertThat(Sought.place(path)).contains("/t/maison-lumen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/agency", "/t/maison-lumen", "/t/maison-lumen/templates", "/api/v1/tenants/maison-lumen/conversations"})
    void elsewhereAddressesStayAsTheyAre(String path) {
        assertThat(Sought.place(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"q,+33639980001", "q,Ximena", "text,0639980001", "object,33639980001", "address,192.0.2.7"})
    void whatMayNameSomebodyIsPersonal(String name, String value) {
        assertThat(Sought.isPersonal(name, value)).isTrue();
    }

    @Test
    void filtersAndIdsAreNot() {
        assertThat(Sought.isPersonal("view", "all")).isFalse();
        assertThat(Sought.isPersonal("q", " ")).isFalse();
        assertThat(Sought.isPersonal("object", "0190f3c1-7a2b-7c3d-8e4f-0123456789ab")).isFalse();
        assertThat(Sought.isPersonal("text", "ab".repeat(32))).isFalse();
    }
}
