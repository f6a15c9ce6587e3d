package io.entregent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void idsAreOfVersionSevenAndOfTheRfcVariant() {
        UUID id = Ids.at(1_700_000_000_000L);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void idsOfLaterTimesSortLater() {
        assertThat(Ids.at(1_700_000_000_001L).toString()).isGreaterThan(Ids.at(1_700_000_000_000L).toString());
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(Ids.at(1L));
        }
        assertThat(ids).hasSize(10_000);
    }

    @Test
    void textThatIsNoIdIsLikeAnIdThatDoesNotExist() {
        assertThat(Ids.parse(null)).isEmpty();
        assertThat(Ids.parse("1-1-1-1-1")).isEmpty();
        assertThat(Ids.parse("zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz")).isEmpty();
        UUID id = Ids.next();
        assertThat(Ids.parse(id.toString())).contains(id);
    }
}
