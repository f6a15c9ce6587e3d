package io.entregent.dlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The figures of docs/dlp.md. */
class ScorecardTest {

    private static final int CASES = 2_000;
    private static final double RECALL = 0.995;

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"CARD", "IBAN", "ACCOUNT", "NIR", "TAX", "AADHAAR"})
    void findsNumbersWithAChecksumInAnyScriptAndSpacing(Kind kind) {
        Numbers numbers = new Numbers(20261122);
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            String number = numbers.valid(kind);
            String written = kind == Kind.AADHAAR || i % 3 == 0 ? number : numbers.spaced(number);
            String text = "Voici " + (i % 2 == 0 ? numbers.inSomeScript(written) : written) + " merci";
            if (Dlp.scan(text, Screening.none()).hits().stream().noneMatch(hit -> hit.kind() == kind)) {
                missed.add(text);
            }
        }
        System.getLogger("dlp").log(System.Logger.Level.INFO, "{0}: {1} of {2} found", kind.code(), CASES - missed.size(), CASES);
        assertThat(missed).hasSizeLessThanOrEqualTo((int) (CASES * (1 - RECALL)));
    }

    @Test
    void tenThousandOrdinaryMessagesGiveAtMostOneHit() {
        Sentences sentences = new Sentences(7);
        List<String> hits = IntStream.range(0, 10_000).mapToObj(i -> sentences.next())
                .filter(text -> Dlp.scan(text, Screening.none()).verdict() != Verdict.PASS).toList();
        assertThat(hits).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aNumberBehindAVeryLongHostileTextIsStillFound() {
        String hostile = "4 1-1.".repeat(20_000) + "! 4111 1111 1111 1111";
        assertThat(Dlp.scan(hostile, Screening.none()).hits()).last().extracting(Hit::to).isEqualTo(hostile.length());
    }
}
