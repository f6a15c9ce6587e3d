package io.entregent.inbox.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomationTest {

    @ParameterizedTest
    @ValueSource(strings = {"Appelez le 01 99 00 10 01", "Écrivez à aide@maison-lumen.example", "Formulaire : https://lumen.example/aide",
        "Call +33 1 99 00 10 01"})
    void aNumberAnAddressOrAFormIsAWayToAHuman(String text) {
        assertThat(HumanWay.offered(text, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nous sommes fermés.", "We are back on Monday at 9.", "Réponse sous 24 h, commande 12345"})
    void wordsAloneAreNone(String text) {
        assertThat(HumanWay.offered(text, false)).isFalse();
        assertThat(HumanWay.offered(text, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Parler à un conseiller", "HUMAIN !", "un agent", "Talk to a human", "quelqu'un ?"})
    void theWholeMessageIsTheWish(String text) {
        assertThat(HumanWay.asked(text, null)).isTrue();
    }

    @Test
    void aWordInASentenceIsNoWish() {
        assertThat(HumanWay.asked("Votre conseiller m'a dit de venir", null)).isFalse();
        assertThat(HumanWay.asked(null, null)).isFalse();
        assertThat(HumanWay.asked("n'importe", HumanWay.PAYLOAD)).isTrue();
    }

    @Test
    void isOpenFromTheFirstMinuteToTheLastInTheTenantsTime() {
        Hours usual = Hours.usual();
        assertThat(usual.isOpen(Instant.parse("2026-11-25T08:00:00Z"), Zones.USUAL)).isTrue();
        assertThat(usual.isOpen(Instant.parse("2026-11-25T07:59:59Z"), Zones.USUAL)).isFalse();
        assertThat(usual.isOpen(Instant.parse("2026-11-25T17:00:00Z"), Zones.USUAL)).isFalse();
        assertThat(usual.isOpen(Instant.parse("2026-07-01T07:00:00Z"), Zones.USUAL)).isTrue();
        assertThat(usual.nextOpening(Instant.parse("2026-11-27T18:00:00Z"), Zones.USUAL)).isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
        assertThat(Hours.read(usual.stored())).isEqualTo(usual);
        assertThat(new Hours(Map.of()).nextOpening(Instant.EPOCH, Zones.USUAL)).isNull();
        assertThat(Hours.read(new Hours(Map.of()).stored()).days()).isEmpty();
    }

    @Test
    void opensByTheTenantsOwnClockAlsoAroundTheDayOnWhichItChanges() {
        Hours usual = Hours.usual();
        assertThat(usual.isOpen(Instant.parse("2026-11-25T05:00:00Z"), ZoneId.of("Indian/Reunion"))).isTrue();
        assertThat(usual.isOpen(Instant.parse("2026-11-25T05:00:00Z"), Zones.USUAL)).isFalse();
        assertThat(usual.nextOpening(Instant.parse("2026-03-27T17:00:00Z"), Zones.USUAL)).as("summer time since Sunday")
                .isEqualTo(Instant.parse("2026-03-30T07:00:00Z"));
        assertThat(usual.nextOpening(Instant.parse("2026-10-23T16:00:00Z"), Zones.USUAL)).as("winter time since Sunday")
                .isEqualTo(Instant.parse("2026-10-26T08:00:00Z"));
    }

    @Test
    void hoursThatEndBeforeTheyBeginAreRefused() {
        for (String[] day : new String[][] {{"18:00", "09:00"}, {"09:00", ""}, {"9h", "18h"}}) {
            assertThatThrownBy(() -> Hours.of(Map.of(DayOfWeek.MONDAY, day))).isInstanceOf(Rejected.class);
        }
    }
}
