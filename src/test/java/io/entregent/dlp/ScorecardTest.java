package io.entregent.dlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.dlp.Scorecard.Writing;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScorecardTest {

    private static final double RECALL = 0.995;
    private static final int FEW = 2_000;
    private static Scorecard card;

    @BeforeAll
    static void measure() {
        card = new Scorecard();
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void findsNumbersWithAChecksumHoweverTheyAreWritten(Writing writing) {
        for (Kind kind : Scorecard.CHECKSUMMED) {
            assertThat(card.recall(kind, writing)).as(kind + " " + writing.words).isGreaterThanOrEqualTo(RECALL);
        }
    }

    @Test
    void tenThousandOrdinaryMessagesGiveAtMostOneHit() {
        assertThat(card.falseHits()).hasSizeLessThanOrEqualTo(1);
    }

    /** Whoever changes a detector sees here what that did, and says so in the document. */
    @Test
    void theDocumentSaysWhatIsMeasured() throws IOException {
        Files.writeString(Path.of("target/dlp-scorecard.md"), card.table());
        assertThat(Files.readString(Path.of("docs/dlp.md"))).as("docs/dlp.md; the new figures are in target/dlp-scorecard.md")
                .contains(card.table());
    }

    @Test
    void aNumberBehindAVeryLongHostileTextIsStillFound() {
        String hostile = "4 1-1.".repeat(20_000) + "! 4111 1111 1111 1111";
        assertThat(Dlp.scan(hostile, Screening.none()).hits()).last().extracting(Hit::to).isEqualTo(hostile.length());
    }

    /** Ten times the text may take some more than ten times as long, and by far not a hundred times. */
    @ParameterizedTest
    @EnumSource(Hostile.class)
    void timeGrowsWithTheTextAndNoFaster(Hostile what) {
        fastest(what.text.repeat(FEW));
        long few = fastest(what.text.repeat(FEW));
        long many = fastest(what.text.repeat(10 * FEW));
        assertThat(many).as("%d µs for %d chars, %d µs for ten times as many", few / 1000, what.text.length() * FEW, many / 1000)
                .isLessThan(40 * Math.max(few, TimeUnit.MILLISECONDS.toNanos(1)));
    }

    /** What makes backtracking patterns slow. */
    enum Hostile {
        DIGITS("4"), GROUPS("4 1-1."), COUNTRIES("FR76 "), LETTERS("A1"), BLANKS(" "), ZERO_WIDTH("4\u200B"), WORDS("carte ");

        final String text;

        Hostile(String text) {
            this.text = text;
        }
    }

    /** By the thread's own clock: what else the machine does has no part in it. */
    private static long fastest(String text) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long begin = clock.getCurrentThreadCpuTime();
            Dlp.scan(text, Screening.none());
            best = Math.min(best, clock.getCurrentThreadCpuTime() - begin);
        }
        return best;
    }
}
