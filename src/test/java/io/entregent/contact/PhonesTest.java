package io.entregent.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {

    @ParameterizedTest
    @CsvSource({"+33 6 12 34 56 78, +33612345678", "06 12 34 56 78, +33612345678", "+33-6-12.34(56)78, +33612345678",
            "+1 650 555 1234, +16505551234"})
    void numbersAreReadAsPeopleWriteThem(String written, String e164) {
        assertThat(Phones.e164(written, "+33 1 99 00 10 01")).contains(e164);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "hello", "+", "06 12 34 56 78 ou plus tard", "+999999999999999999"})
    void whatIsNoNumberIsNone(String written) {
        assertThat(Phones.e164(written, "+33 1 99 00 10 01")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+33199001001,+33 1 99 00 10 01", "+14155550123,+1 415-555-0123", "FR.1349120,FR.1349120"})
    void aNumberIsShownInGroups(String kept, String shown) {
        assertThat(Phones.shown(kept)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"06 12 34 56 78"})
    void withoutACountryANationalNumberIsNone(String written) {
        assertThat(Phones.e164(written, null)).isEmpty();
    }
}
