package io.entregent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.inbox.read.MessageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** All orders of all selections, also with one of them told twice. */
    private static Stream<List<String>> orders(List<String> words) {
        return words.isEmpty() ? Stream.of(List.of()) : words.stream().distinct().flatMap(first -> {
            List<String> rest = new ArrayList<>(words);
            rest.remove(first);
            return orders(rest).map(tail -> Stream.concat(Stream.of(first), tail.stream()).toList());
        });
    }

    private static Message queued() {
        Conversation conversation = new Conversation(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "whatsapp", NOW);
        return Message.queued(UUID.randomUUID(), conversation, UUID.randomUUID(), "text", null, null, NOW);
    }

    private static String end(List<String> told) {
        Message message = queued();
        for (String word : told) {
            MessageStatus status = word.equals("accepted") || word.equals("sending") || word.equals("unknown")
                    ? MessageStatus.of(word) : MessageStatus.ofPlatform(word).orElseThrow();
            if (status == MessageStatus.FAILED) {
                message.fail("131026", "Undeliverable", NOW);
            } else {
                message.advance(status, NOW);
            }
        }
        return message.status().code();
    }

    @ParameterizedTest
    @CsvSource({"sending accepted sent delivered read, read", "accepted sent delivered, delivered", "sent failed, failed",
            "sent delivered failed, delivered", "unknown sent, sent", "unknown failed, failed", "sent sent read, read",
            "accepted failed failed, failed", "sent delivered played, read", "sending unknown, unknown"})
    void theEndIsTheSameInWhateverOrderItIsTold(String words, String end) {
        assertThat(orders(List.of(words.split(" ")))).isNotEmpty().allSatisfy(order -> assertThat(end(order)).isEqualTo(end));
    }

    @Test
    void noOrderEverGoesBack() {
        orders(List.of("accepted", "sent", "failed", "delivered", "read")).forEach(order -> {
            MessageStatus before = MessageStatus.QUEUED;
            for (int i = 1; i <= order.size(); i++) {
                MessageStatus after = MessageStatus.of(end(order.subList(0, i)));
                assertThat(after).isGreaterThanOrEqualTo(before);
                before = after;
            }
        });
    }

    @Test
    void whatThePlatformTookIsNotYetSent() {
        assertThat(MessageStatus.ACCEPTED.shown()).isEqualTo("queued");
        assertThat(MessageStatus.UNKNOWN.shown()).isEqualTo("unknown");
    }

    @Test
    void aNewWordSaysNothingOfHowFarItCame() {
        assertThat(MessageStatus.ofPlatform("warning")).isEmpty();
        assertThat(MessageStatus.ofPlatform(null)).isEmpty();
    }

    @Test
    void onlyAnAttemptThatIsOpenMayWaitAgain() {
        Consumer<Message> again = message -> message.waitAgain(NOW, null);
        Message sending = queued();
        sending.advance(MessageStatus.SENDING, NOW);
        again.accept(sending);
        assertThat(sending.status()).isEqualTo(MessageStatus.QUEUED);
        Message sent = queued();
        sent.advance(MessageStatus.SENT, NOW);
        again.accept(sent);
        assertThat(sent.status()).isEqualTo(MessageStatus.SENT);
    }
}
