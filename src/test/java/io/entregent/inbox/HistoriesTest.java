package io.entregent.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.entregent.consent.Purpose;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.ledger.Ledger;
import io.entregent.consent.ledger.Step;
import io.entregent.inbox.compose.Gate;
import io.entregent.policy.Facts;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.SendGate;
import io.entregent.policy.Situation;
import io.entregent.policy.rules.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand random lives of a consent, through the fold and the gate, against an oracle that
 * keeps a list instead of folding: forms, words, switches, imports, late webhooks, confirmations, time,
 * holds, merges and erasures of two rows that may turn out to be one person.
 */
class HistoriesTest {

    private static final int HISTORIES = 100_000;
    private static final int PARTS = 8;
    private static final long SEED = 20261122;
    private static final int LONGEST = 14;
    private static final RuleBook BOOK = RuleBooks.with("whatsapp", Situation.plain().sender(), LocalDate.of(2026, 11, 22), null);
    private static final List<String> SENDERS = List.of("*", "a", "b");
    private static final Facts.Content MARKETING = new Facts.Template("MARKETING", "APPROVED", List.of(), List.of());

    /** One row of the contacts: what the ledger holds of it, and what the oracle makes of it. */
    private static final class Row {
        private final List<Step> ledger = new ArrayList<>();
        private final List<Step> alive = new ArrayList<>();
        private final List<Step> noes = new ArrayList<>();
        private boolean erased;
        private boolean held;

        /** Both listen; the oracle keeps the yeses and the noes apart. */
        void hear(Step step) {
            ledger.add(step);
            if (step.type().refuses()) {
                noes.add(step);
            } else if (step.type().agrees()) {
                alive.add(step);
            }
        }

        boolean may(String sender, Instant now) {
            if (erased || held) {
                return false;
            }
            List<Step> left = new ArrayList<>();
            for (Step yes : alive) {
                boolean swept = false;
                for (Step no : noes) {
                    boolean concerns = no.sender().equals("*") || no.sender().equals(sender);
                    boolean later = yes.recorded().compareTo(no.recorded()) > 0 && yes.said().compareTo(no.said()) > 0;
                    swept |= concerns && !later;
                }
                if (!swept && (yes.sender().equals("*") || yes.sender().equals(sender))) {
                    left.add(yes);
                }
            }
            boolean any = false;
            for (Step yes : left) {
                boolean confirmed = yes.type() != EventType.CONFIRMED;
                for (Step given : left) {
                    confirmed |= given.awaits() && given.sender().equals(yes.sender())
                            && given.recorded().compareTo(yes.recorded()) <= 0;
                }
                boolean inTime = yes.validUntil() == null || now.compareTo(yes.validUntil()) < 0;
                any |= confirmed && !yes.awaits() && inTime && yes.proven();
            }
            return any;
        }

        void absorb(Row other) {
            ledger.addAll(other.ledger);
            alive.addAll(other.alive);
            noes.addAll(other.noes);
            erased |= other.erased;
            held |= other.held;
        }
    }

    @Test
    void nothingIsSentWithoutAValidConsentAndNothingAfterAWithdrawal() {
        int allowed = IntStream.range(0, PARTS).parallel().map(part -> new Chance(SEED + part).live(HISTORIES / PARTS)).sum();
        assertThat(allowed).as("histories in which something was allowed").isBetween(HISTORIES / 10, HISTORIES);
    }

    /** What happens to people, one after the other; the same for the same seed. */
    private static final class Chance {

        private final Random random;
        private long ids;
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        Chance(long seed) {
            random = new Random(seed);
        }

        /** @return in how many of so many lives something was allowed */
        int live(int lives) {
            int allowed = 0;
            for (int i = 0; i < lives; i++) {
                allowed += isAnythingAllowed(i) ? 1 : 0;
            }
            return allowed;
        }

        private boolean isAnythingAllowed(int number) {
            Row first = new Row();
            Row second = new Row();
            boolean ever = false;
            int length = 1 + random.nextInt(LONGEST);
            for (int i = 0; i < length; i++) {
                now = now.plus(Duration.ofMinutes(1 + random.nextInt(5000)));
                Row row = random.nextInt(4) == 0 ? second : first;
                Step no = happen(row);
                if (random.nextInt(20) == 0 && second != first) {
                    first.absorb(second);
                    second = first;
                }
                for (Row one : second == first ? List.of(first) : List.of(first, second)) {
                    for (String sender : List.of("a", "b")) {
                        boolean sends = gate(one, sender);
                        if (sends != one.may(sender, now)) {
                            fail("history %d, step %d, from %s: %s", number, i, sender, one.ledger);
                        }
                        if (sends && no != null && one.ledger.contains(no) && (no.sender().equals("*") || no.sender().equals(sender))) {
                            fail("history %d sends after a committed no", number);
                        }
                        ever |= sends;
                    }
                }
            }
            return ever;
        }

        /** @return the no that was said, or null */
        private Step happen(Row row) {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> row.hear(step(EventType.GIVEN, any(), null, false, true));
                case 3 -> row.hear(step(EventType.GIVEN, "*", null, true, true));
                case 4 -> row.hear(step(EventType.CONFIRMED, "*", null, false, true));
                case 5 -> row.hear(step(EventType.GIVEN, "*", ago(), false, random.nextBoolean()));
                case 6 -> row.hear(step(EventType.RENEWED, any(), null, false, true));
                case 7 -> row.hear(step(EventType.REQUESTED, any(), null, false, true));
                case 8 -> row.held = random.nextInt(3) == 0;
                case 9 -> row.erased |= random.nextInt(10) == 0;
                case 10 -> {
                    Step late = step(EventType.WITHDRAWN, any(), ago(), false, true);
                    row.hear(late);
                    return late;
                }
                default -> {
                    Step no = step(random.nextBoolean() ? EventType.WITHDRAWN : EventType.OBJECTED, any(), null, false, true);
                    row.hear(no);
                    return no;
                }
            }
            return null;
        }

        private Step step(EventType type, String sender, Instant claimed, boolean awaits, boolean proven) {
            Instant until = type.agrees() && random.nextInt(3) > 0 ? now.plus(Duration.ofHours(random.nextInt(200))) : null;
            return new Step(new UUID(0, ++ids), type, sender, claimed, now, until, awaits, proven, "test");
        }

        private Instant ago() {
            return now.minus(Duration.ofMinutes(random.nextInt(20_000)));
        }

        private String any() {
            return SENDERS.get(random.nextInt(SENDERS.size()));
        }

        private boolean gate(Row row, String sender) {
            ConsentState state = Ledger.fold(row.ledger, sender, now);
            Facts.Consent consent = Gate.consent((row.held ? state.held() : state).status());
            return SendGate.decide(new Facts(now, row.erased, Gate.use(Purpose.SERVICE),
                    Map.of("marketing", new Facts.Agreement(consent, state.event())), null, MARKETING), BOOK).allowed();
        }
    }
}
