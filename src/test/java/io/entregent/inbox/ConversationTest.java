package io.entregent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.inbox.read.ConversationState;
import io.entregent.inbox.read.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Conversation conversation() {
        return new Conversation(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "whatsapp", NOON);
    }

    @Test
    void theWindowCountsFromTheMessageAndNotFromItsArrival() {
        Conversation one = conversation();
        one.receive(NOON, NOON, NOON.plusSeconds(3600));
        assertThat(one.windowExpiresAt()).isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void anOlderMessageThatComesLateDoesNotMoveTheWindowBack() {
        Conversation one = conversation();
        one.receive(NOON, NOON, NOON);
        one.receive(NOON.minusSeconds(7200), NOON.minusSeconds(7200), NOON);
        assertThat(one.windowExpiresAt()).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(one.lastInboundAt()).isEqualTo(NOON);
    }

    @Test
    void aMessageFromTheFutureOpensTheWindowFromNowOnly() {
        Conversation one = conversation();
        one.receive(NOON.plusSeconds(9999), NOON, NOON);
        assertThat(one.windowExpiresAt()).isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void theWindowIsOpenUntilItsLastInstant() {
        Instant expires = NOON.plus(Duration.ofHours(24));
        assertThat(WindowState.of(expires, NOON)).isEqualTo(WindowState.OPEN);
        assertThat(WindowState.of(expires, expires.minus(Duration.ofHours(4)))).isEqualTo(WindowState.CLOSING);
        assertThat(WindowState.of(expires, expires.minusMillis(1))).isEqualTo(WindowState.CLOSING);
        assertThat(WindowState.of(expires, expires)).isEqualTo(WindowState.CLOSED);
        assertThat(WindowState.of(null, NOON)).isEqualTo(WindowState.CLOSED);
    }

    @Test
    void anInboundMessageOpensWhatWasClosed() {
        Conversation one = conversation();
        one.close();
        assertThat(one.receive(NOON, NOON, NOON)).isTrue();
        assertThat(one.state()).isEqualTo(ConversationState.OPEN);
        assertThat(one.receive(NOON, NOON, NOON)).isFalse();
        assertThat(one.unread()).isEqualTo(2);
    }

    @Test
    void aSnoozedConversationWakesInTimeAndNotTwice() {
        Conversation one = conversation();
        one.snooze(NOON);
        assertThat(one.wakesBy(NOON.minusSeconds(1))).isFalse();
        assertThat(one.wakesBy(NOON)).isTrue();
        one.open();
        assertThat(one.wakesBy(NOON)).isFalse();
    }

    @Test
    void joiningTwoKeepsTheLaterWindowAndAllThatIsUnread() {
        Conversation one = conversation();
        Conversation other = conversation();
        one.receive(NOON, NOON, NOON);
        other.receive(NOON.plusSeconds(60), NOON.plusSeconds(60), NOON.plusSeconds(60));
        one.close();
        one.absorb(other);
        assertThat(one.windowExpiresAt()).isEqualTo(NOON.plusSeconds(60).plus(Duration.ofHours(24)));
        assertThat(one.unread()).isEqualTo(2);
        assertThat(one.state()).isEqualTo(ConversationState.OPEN);
    }

    @Test
    void withinItsSecondAMessageStandsWhereItArrived() {
        assertThat(Message.place(NOON, NOON.plusMillis(300))).isEqualTo(NOON.plusMillis(300));
        assertThat(Message.place(NOON, NOON.plusSeconds(40))).isEqualTo(NOON.plusMillis(999));
        assertThat(Message.place(NOON, NOON.minusSeconds(5))).isEqualTo(NOON.minusSeconds(5));
    }
}
