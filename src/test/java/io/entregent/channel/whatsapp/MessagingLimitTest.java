package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagingLimitTest {

    @Test
    void aTierIsANumberOfPeopleAndAWordThatIsNewIsNoLimit() {
        assertThat(MessagingLimit.people("TIER_250")).contains(250);
        assertThat(MessagingLimit.people("TIER_2K")).contains(2000);
        assertThat(MessagingLimit.people("TIER_100K")).contains(100_000);
        assertThat(MessagingLimit.people("UNLIMITED")).isEmpty();
        assertThat(MessagingLimit.people("TIER_UNLIMITED")).isEmpty();
        assertThat(MessagingLimit.people(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"250,TIER_250,250", "2000,TIER_2K,2000", "10000,TIER_10K,10000", "100000,TIER_100K,100000", "1500,TIER_1500,1500", "TIER_2K,TIER_2K,2000"})
    void aLimitHasOneFormHoweverItIsTold(String told, String tier, int people) {
        assertThat(MessagingLimit.tier(told)).contains(tier);
        assertThat(MessagingLimit.people(tier)).contains(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "TIER_UNLIMITED"})
    void noLimitIsOneToo(String told) {
        assertThat(MessagingLimit.tier(told)).contains("TIER_UNLIMITED");
        assertThat(MessagingLimit.people("TIER_UNLIMITED")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "NOT_SET", "TIER_NOT_SET", "many", "99999999", "-2"})
    void whatIsNoLimitChangesNone(String told) {
        assertThat(MessagingLimit.tier(told)).isEmpty();
    }
}
