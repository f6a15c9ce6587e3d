package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
