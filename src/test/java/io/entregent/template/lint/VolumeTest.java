package io.entregent.template.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeTest {

    @ParameterizedTest
    @CsvSource({
        "223,1,false,", "224,1,false,volume.near", "249,1,false,volume.near", "250,1,false,volume.full", "248,3,false,volume.full",
        "224,1,,volume.near", "250,1,,volume.unsure", "5999,1,,volume.unsure", "6000,1,,volume.full",
        "250,1,true,", "5398,1,true,", "5399,1,true,volume.near", "5999,1,true,volume.near", "6000,1,true,volume.full"})
    void theAccountsLimitIsToldBeforeItIsReached(int held, int more, Boolean verified, String rule) {
        assertThat(new Volume(held, Set.of(), verified).rule(more).orElse(null)).isEqualTo(rule);
    }
}
