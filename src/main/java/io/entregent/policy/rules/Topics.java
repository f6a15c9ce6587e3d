package io.entregent.policy.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a text speaks of, by a lexicon in French and English; one pass over its words. */
public final class Topics {

    private static final char BREAK = ' ';
    /** To ask Unicode for each letter of each message would be most of the work. */
    private static final int LATIN = 0x250;
    private static final String[] FOLDED = folded();
    private static final Map<String, List<Phrase>> PHRASES = read();

    /**
     * @param notAfter  words behind which it says the contrary or something else
     * @param notBefore the same, of words that follow
     */
    private record Phrase(List<String> words, String topic, List<List<String>> notAfter, List<List<String>> notBefore) {

        boolean standsAt(List<String> all, int from) {
            int end = from + words.size();
            return end <= all.size() && all.subList(from, end).equals(words) && notAfter.stream().noneMatch(before ->
                    from >= before.size() && all.subList(from - before.size(), from).equals(before)) && notBefore.stream().noneMatch(after ->
                    end + after.size() <= all.size() && all.subList(end, end + after.size()).equals(after));
        }
    }

    /**
     * What is known of one topic.
     *
     * @param source whose words these are, or why they are here
     */
    private record Entry(String source, List<String> fr, List<String> en, List<String> notAfter, List<String> notBefore) {

        Stream<String> phrases() {
            return Stream.concat(fr.stream(), en.stream());
        }
    }

    private Topics() {
    }

    /** The names of all topics that there are. */
    public static Set<String> all() {
        Set<String> all = new TreeSet<>();
        PHRASES.values().forEach(some -> some.forEach(one -> all.add(one.topic())));
        return all;
    }

    /** @param text null for none */
    public static Set<String> of(String text) {
        if (text == null || text.isEmpty()) {
            return Set.of();
        }
        List<String> words = words(text);
        Set<String> topics = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            for (Phrase phrase : PHRASES.getOrDefault(words.get(i), List.of())) {
                if (phrase.standsAt(words, i)) {
                    topics.add(phrase.topic());
                }
            }
        }
        return topics;
    }

    /** Runs of letters and digits, without accents or case; compatibility forms are folded. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            String letters = point < FOLDED.length ? FOLDED[point] : fold(point);
            for (int j = 0; j < letters.length();) {
                int one = letters.codePointAt(j);
                j += Character.charCount(one);
                if (one != BREAK) {
                    word.appendCodePoint(one);
                } else if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    private static String[] folded() {
        String[] folded = new String[LATIN];
        for (int point = 0; point < folded.length; point++) {
            folded[point] = fold(point);
        }
        return folded;
    }

    /** What a sign adds to a word: its letters and digits, and a {@link #BREAK} where it ends one. */
    private static String fold(int point) {
        String plain = Normalizer.normalize(new String(Character.toChars(point)), Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder();
        plain.codePoints().forEach(one -> {
            int type = Character.getType(one);
            if (Character.isLetterOrDigit(one)) {
                letters.appendCodePoint(Character.toLowerCase(one));
            } else if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
                letters.append(BREAK);
            }
        });
        return letters.toString();
    }

    private static Map<String, List<Phrase>> read() {
        try (InputStream stream = Topics.class.getResourceAsStream("/io/entregent/policy/topics.json")) {
            Map<String, Entry> lexicon = RuleFiles.JSON.readValue(stream, new TypeReference<Map<String, Entry>>() {
            });
            Map<String, List<Phrase>> phrases = new HashMap<>();
            lexicon.forEach((topic, entry) -> {
                List<List<String>> notAfter = split(entry.notAfter());
                List<List<String>> notBefore = split(entry.notBefore());
                entry.phrases().map(Topics::words).forEach(words ->
                        phrases.computeIfAbsent(words.get(0), first -> new ArrayList<>()).add(new Phrase(words, topic, notAfter, notBefore)));
            });
            return phrases;
        } catch (IOException broken) {
            throw new UncheckedIOException("topics", broken);
        }
    }

    private static List<List<String>> split(List<String> phrases) {
        return phrases == null ? List.of() : phrases.stream().map(Topics::words).toList();
    }
}
