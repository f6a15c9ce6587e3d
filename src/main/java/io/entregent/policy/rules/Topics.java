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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a text speaks of, by a lexicon in French and English; one pass over its words. */
public final class Topics {

    private static final Map<String, List<Phrase>> PHRASES = read();

    private record Phrase(List<String> words, String topic) {
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
                int end = i + phrase.words().size();
                if (end <= words.size() && words.subList(i, end).equals(phrase.words())) {
                    topics.add(phrase.topic());
                }
            }
        }
        return topics;
    }

    /** Runs of letters and digits, without accents or case; compatibility forms are folded. */
    static List<String> words(String text) {
        String plain = Normalizer.isNormalized(text, Normalizer.Form.NFKD) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length();) {
            int point = plain.codePointAt(i);
            i += Character.charCount(point);
            int type = Character.getType(point);
            if (Character.isLetterOrDigit(point)) {
                word.appendCodePoint(Character.toLowerCase(point));
            } else if (type != Character.NON_SPACING_MARK && type != Character.FORMAT && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    private static Map<String, List<Phrase>> read() {
        try (InputStream stream = Topics.class.getResourceAsStream("/io/entregent/policy/topics.json")) {
            Map<String, List<String>> lexicon = RuleFiles.JSON.readValue(stream, new TypeReference<Map<String, List<String>>>() {
            });
            Map<String, List<Phrase>> phrases = new HashMap<>();
            lexicon.forEach((topic, all) -> all.forEach(one -> {
                List<String> words = words(one.toLowerCase(Locale.ROOT));
                phrases.computeIfAbsent(words.get(0), first -> new ArrayList<>()).add(new Phrase(words, topic));
            }));
            return phrases;
        } catch (IOException broken) {
            throw new UncheckedIOException("topics", broken);
        }
    }
}
