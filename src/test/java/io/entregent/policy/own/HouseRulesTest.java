package io.entregent.policy.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final LocalTime EVENING = LocalTime.of(21, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    @Test
    void quietIsToldWithoutWhatIsNotThere() {
        assertThat(told(new HouseRules(EVENING, MORNING, Set.of(), null, null, null, null))).contains("21:00–08:00").doesNotContain("jours", "(–)");
        assertThat(told(new HouseRules(null, null, Set.of(DayOfWeek.SUNDAY), null, null, null, null))).contains("(dimanche)").doesNotContain("heures", "null");
        assertThat(told(new HouseRules(EVENING, MORNING, Set.of(DayOfWeek.SUNDAY), null, null, null, null))).contains("(21:00–08:00)", "(dimanche)");
    }

    private static String told(HouseRules house) {
        return house.rules().get(0).text().in(Locale.FRENCH);
    }
}
