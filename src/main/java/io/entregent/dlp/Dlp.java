package io.entregent.dlp;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks for numbers that must neither be asked for nor passed on. */
public final class Dlp {

    /** How long a number may take to arrive in pieces. */
    public static final Duration PIECES_WITHIN = Duration.ofSeconds(60);

    /** In how many messages. */
    public static final int MOST_PIECES = 3;

    private static final int OWN = 100;
    private static final Comparator<Hit> STRONGEST = Comparator.comparingInt(Hit::confidence)
            .thenComparingInt(hit -> hit.to() - hit.from()).reversed();

    private Dlp() {
    }

    /** A message as it came, for {@link #pieces}. */
    public record Piece(String text, Instant at) {
    }

    public static Scan scan(String text, Screening screening) {
        Normal normal = new Normal(text);
        List<Hit> found = new ArrayList<>();
        if (normal.hasDigit(0, normal.length())) {
            Groups groups = new Groups(normal);
            Cards.look(normal, groups, found::add);
            Accounts.look(normal, found::add);
            Identities.look(normal, groups, found::add);
        }
        // What is only a part of an allowed number, as the RIB is of a French IBAN, is no other number.
        List<Hit> allowed = found.stream().filter(hit -> screening.allows(text.substring(hit.from(), hit.to()))).toList();
        found.removeIf(hit -> allowed.stream().anyMatch(one -> one.from() <= hit.from() && hit.to() <= one.to()));
        for (Pattern pattern : screening.own()) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.add(new Hit(Kind.OWN, matcher.start(), matcher.end(), Verdict.BLOCK, OWN));
                }
            }
        }
        return new Scan(text, strongest(found));
    }

    /**
     * Looks for a number that was sent in pieces: the last messages of one person, the newest last, of which
     * all but the first are nothing but digits.
     *
     * @return one scan per message, in the same order; empty if no number runs over several of them
     */
    public static List<Scan> pieces(List<Piece> messages, Screening screening) {
        int last = messages.size() - 1;
        for (int first = Math.max(0, last - MOST_PIECES + 1); first < last; first++) {
            List<Piece> some = messages.subList(first, last + 1);
            if (some.get(0).at().isBefore(messages.get(last).at().minus(PIECES_WITHIN))
                    || !some.subList(1, some.size()).stream().allMatch(piece -> isDigits(piece.text()))) {
                continue;
            }
            List<Scan> parts = parts(some, screening);
            if (!parts.isEmpty()) {
                List<Scan> all = new ArrayList<>();
                messages.subList(0, first).forEach(piece -> all.add(new Scan(piece.text(), List.of())));
                all.addAll(parts);
                return all;
            }
        }
        return List.of();
    }

    private static List<Scan> parts(List<Piece> some, Screening screening) {
        StringBuilder joined = new StringBuilder();
        some.forEach(piece -> joined.append(joined.length() == 0 ? "" : " ").append(piece.text()));
        List<List<Hit>> hits = new ArrayList<>();
        some.forEach(piece -> hits.add(new ArrayList<>()));
        boolean over = false;
        for (Hit hit : scan(joined.toString(), screening).hits()) {
            int start = 0;
            int touched = 0;
            for (int i = 0; i < some.size(); i++) {
                int end = start + some.get(i).text().length();
                if (hit.from() < end && hit.to() > start) {
                    hits.get(i).add(new Hit(hit.kind(), Math.max(hit.from(), start) - start,
                            Math.min(hit.to(), end) - start, hit.verdict(), hit.confidence()));
                    touched++;
                }
                start = end + 1;
            }
            over |= touched > 1;
        }
        if (!over) {
            return List.of();
        }
        List<Scan> scans = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            scans.add(new Scan(some.get(i).text(), hits.get(i)));
        }
        return scans;
    }

    private static boolean isDigits(String text) {
        Normal normal = new Normal(text);
        boolean digits = false;
        for (int i = 0; i < normal.length(); i++) {
            if (!normal.isDigit(i) && !normal.isSeparator(i)) {
                return false;
            }
            digits |= normal.isDigit(i);
        }
        return digits;
    }

    private static List<Hit> strongest(List<Hit> found) {
        TreeMap<Integer, Hit> kept = new TreeMap<>();
        found.stream().sorted(STRONGEST).forEach(hit -> {
            Map.Entry<Integer, Hit> before = kept.lowerEntry(hit.to());
            if (before == null || !before.getValue().overlaps(hit)) {
                kept.put(hit.from(), hit);
            }
        });
        return List.copyOf(kept.values());
    }
}
