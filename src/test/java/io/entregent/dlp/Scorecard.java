package io.entregent.dlp;

import io.entregent.dlp.Dlp.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Measures what is found, and what is found by mistake; the same every time, because chance has a seed. */
final class Scorecard {

    static final List<Kind> CHECKSUMMED = List.of(Kind.CARD, Kind.IBAN, Kind.ACCOUNT, Kind.NIR, Kind.TAX, Kind.AADHAAR);
    static final int CASES = 1_000;
    static final int SENTENCES = 10_000;

    /** How a number is written. */
    enum Writing {
        PLAIN("in one"), SEPARATED("with separators"), SCRIPT("in another script"), MIXED("each digit in some script"),
        INVISIBLE("with zero-width characters"), PIECES("in two or three messages");

        final String words;

        Writing(String words) {
            this.words = words;
        }
    }

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final String[] INVISIBLES = {"\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD"};

    private final Random random = new Random(20261125);
    private final Numbers numbers = new Numbers(20261125);
    private final Map<Kind, Map<Writing, Integer>> found = new EnumMap<>(Kind.class);
    private final List<String> falseHits;

    Scorecard() {
        for (Kind kind : CHECKSUMMED) {
            Map<Writing, Integer> row = new EnumMap<>(Writing.class);
            for (Writing writing : Writing.values()) {
                // Written one after the other, because chance has one seed; looked for side by side.
                List<BooleanSupplier> written = IntStream.range(0, CASES).mapToObj(i -> written(kind, writing)).toList();
                row.put(writing, (int) written.parallelStream().filter(BooleanSupplier::getAsBoolean).count());
            }
            found.put(kind, row);
        }
        Sentences sentences = new Sentences(7);
        falseHits = IntStream.range(0, SENTENCES).mapToObj(i -> sentences.next()).toList().parallelStream()
                .filter(text -> Dlp.scan(text, Screening.none()).verdict() != Verdict.PASS).toList();
    }

    double recall(Kind kind, Writing writing) {
        return found.get(kind).get(writing) / (double) CASES;
    }

    /** Over all kinds and writings. */
    double recall() {
        return found.values().stream().flatMap(row -> row.values().stream()).mapToInt(Integer::intValue).sum()
                / (double) (CASES * CHECKSUMMED.size() * Writing.values().length);
    }

    List<String> falseHits() {
        return falseHits;
    }

    /** @return whether it is found, once it is asked */
    private BooleanSupplier written(Kind kind, Writing writing) {
        String number = numbers.valid(kind);
        return switch (writing) {
            case PLAIN -> in(number, kind);
            case SEPARATED -> in(kind == Kind.AADHAAR ? number : numbers.spaced(number), kind);
            case SCRIPT -> in(numbers.inSomeScript(number), kind);
            case MIXED -> in(mixed(number), kind);
            case INVISIBLE -> in(invisible(number), kind);
            case PIECES -> in(pieces(number));
        };
    }

    private static BooleanSupplier in(String text, Kind kind) {
        return () -> Dlp.scan("Voici " + text + " merci", Screening.none()).hits().stream()
                .anyMatch(hit -> hit.kind() == kind && hit.verdict() != Verdict.PASS);
    }

    private static BooleanSupplier in(List<Piece> some) {
        return () -> some.size() == 1 ? !Dlp.scan(some.get(0).text(), Screening.none()).hits().isEmpty()
                : Dlp.pieces(some, Screening.none()).stream().anyMatch(scan -> scan.verdict() == Verdict.BLOCK);
    }

    private String mixed(String number) {
        StringBuilder written = new StringBuilder();
        number.chars().forEach(one -> written.append(numbers.inSomeScript(String.valueOf((char) one))));
        return written.toString();
    }

    private String invisible(String number) {
        StringBuilder written = new StringBuilder();
        number.chars().forEach(one -> written.append((char) one)
                .append(random.nextInt(3) == 0 ? INVISIBLES[random.nextInt(INVISIBLES.length)] : ""));
        return written.toString();
    }

    /** Only the first message may hold letters: that is what joins them. */
    private List<Piece> pieces(String number) {
        String plain = number.replace(" ", "");
        int lastLetter = 0;
        for (int i = 0; i < plain.length(); i++) {
            lastLetter = Character.isLetter(plain.charAt(i)) ? i + 1 : lastLetter;
        }
        int first = Math.max(lastLetter, 1 + random.nextInt(plain.length() - 2));
        if (first >= plain.length()) {
            first = plain.length();
        }
        int second = first >= plain.length() - 1 ? plain.length() : first + 1 + random.nextInt(plain.length() - first - 1);
        List<Piece> some = new ArrayList<>();
        some.add(new Piece("c'est le " + plain.substring(0, first), NOON));
        if (first < plain.length()) {
            some.add(new Piece(plain.substring(first, second), NOON.plusSeconds(20)));
        }
        if (second < plain.length()) {
            some.add(new Piece(plain.substring(second), NOON.plusSeconds(40)));
        }
        return some;
    }

    /** The table of docs/dlp.md. */
    String table() {
        StringBuilder text = new StringBuilder("| found of " + String.format(Locale.ROOT, "%,d", CASES) + " each |");
        for (Writing writing : Writing.values()) {
            text.append(' ').append(writing.words).append(" |");
        }
        text.append("\n|---|").append("---|".repeat(Writing.values().length)).append('\n');
        found.forEach((kind, row) -> {
            text.append("| ").append(kind.code()).append(" |");
            row.values().forEach(count -> text.append(String.format(Locale.ROOT, " %.2f %% |", count * 100.0 / CASES)));
            text.append('\n');
        });
        text.append(String.format(Locale.ROOT, "%nAll together %.2f %%. False hits in %,d ordinary French and English sentences: %d.%n", recall() * 100,
                SENTENCES, falseHits.size()));
        return text.toString();
    }
}
