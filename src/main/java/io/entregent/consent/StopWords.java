package io.entregent.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a message says "stop", in the words of stop-keywords.json (beside this class). A whole message
 * that is a keyword, with at most two words of politeness or the name of a purpose, stops at once; one
 * that only contains a keyword, or a phrase of stop-phrases.json, may mean it.
 */
public final class StopWords {

    /** What a message means. */
    public enum Meaning { STOP, POSSIBLE, NONE }

    /**
     * @param rest     for STOP: the normalised words beside the keyword, or "" for everything
     * @param language for STOP: of the keyword if only one language has it, else null
     */
    public record Verdict(Meaning meaning, String rest, String language) {
    }

    private static final Verdict NOTHING = new Verdict(Meaning.NONE, "", null);
    private static final Set<String> POLITE = Set.of("svp", "please", "por", "favor", "bitte", "merci", "tout", "all", "alle");
    private static final int LONGEST = 80;
    private static final int LONGEST_LOOKED_AT = 4096;
    private static final String SEVERAL = "";
    private static final Map<String, String> KEYWORDS = load();
    private static final Set<String> PHRASES = phrases();

    private StopWords() {
    }

    /** @param purposes normalised names ({@link #normal}) that a message may name beside the keyword */
    public static Verdict judge(String message, Set<String> purposes) {
        if (message == null || message.isBlank()) {
            return NOTHING;
        }
        String words = normal(message.length() > LONGEST_LOOKED_AT ? message.substring(0, LONGEST_LOOKED_AT) : message);
        return whole(words, purposes).orElseGet(() -> contains(words) ? new Verdict(Meaning.POSSIBLE, "", null) : NOTHING);
    }

    private static Optional<Verdict> whole(String words, Set<String> purposes) {
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = words;
        for (int polite = 0; polite <= 2; polite++) {
            String language = KEYWORDS.get(bare);
            if (language != null) {
                return Optional.of(new Verdict(Meaning.STOP, "", language.equals(SEVERAL) ? null : language));
            }
            Optional<Verdict> named = named(bare, purposes);
            if (named.isPresent()) {
                return named;
            }
            int cut = bare.lastIndexOf(' ');
            if (cut < 0 || !POLITE.contains(bare.substring(cut + 1))) {
                return Optional.empty();
            }
            bare = bare.substring(0, cut);
        }
        return Optional.empty();
    }

    /** "stop surveys": a keyword first, then nothing but the name of a purpose. */
    private static Optional<Verdict> named(String words, Set<String> purposes) {
        return purposes.stream().filter(name -> !name.isEmpty() && words.endsWith(" " + name))
                .filter(name -> KEYWORDS.containsKey(words.substring(0, words.length() - name.length() - 1)))
                .map(name -> new Verdict(Meaning.STOP, name, null)).findFirst();
    }

    private static boolean contains(String words) {
        String padded = " " + words + " ";
        return Stream.concat(KEYWORDS.keySet().stream(), PHRASES.stream()).anyMatch(one -> padded.contains(" " + one + " "));
    }

    /** NFKC, no case, no accents, no Arabic vowel signs or tatweel, alike letters made equal, words only. */
    public static String normal(String text) {
        String flat = Normalizer.normalize(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
                Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder();
        flat.codePoints().forEach(point -> {
            if (isAccent(point)) {
                return;
            }
            plain.appendCodePoint(isWord(point) ? alike(point) : ' ');
        });
        return Normalizer.normalize(plain.toString().strip().replaceAll(" +", " "), Normalizer.Form.NFC);
    }

    private static boolean isWord(int point) {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point) || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Latin accents, Arabic harakat and tatweel; the vowel signs of Hindi are letters and stay. */
    private static boolean isAccent(int point) {
        return point >= 0x0300 && point <= 0x036F || point >= 0x064B && point <= 0x065F || point == 0x0640
                || point == 0x0670 || point == 0x200D || point == 0xFE0F;
    }

    private static int alike(int point) {
        return switch (point) {
            case 0x0622, 0x0623, 0x0625, 0x0671 -> 0x0627;
            case 0x0649 -> 0x064A;
            case 0x0629 -> 0x0647;
            default -> point;
        };
    }

    /** Each keyword with its language, or with {@link #SEVERAL}. */
    private static Map<String, String> load() {
        JsonNode root = read("stop-keywords.json");
        Map<String, Set<String>> languages = new HashMap<>();
        root.get("proposed").fields().forEachRemaining(language -> language.getValue().forEach(word ->
                languages.computeIfAbsent(normal(word.asText()), key -> new HashSet<>()).add(language.getKey())));
        Map<String, String> words = new HashMap<>();
        root.get("aws_required").forEach(word -> words.put(normal(word.asText()), SEVERAL));
        languages.forEach((word, known) -> words.put(word, known.size() == 1 ? known.iterator().next() : SEVERAL));
        // The title of the opt-out button that the platform offers for marketing templates.
        words.put("stop promotions", SEVERAL);
        return words;
    }

    private static Set<String> phrases() {
        Set<String> phrases = new HashSet<>();
        read("stop-phrases.json").forEach(language -> language.forEach(phrase -> phrases.add(normal(phrase.asText()))));
        return phrases;
    }

    private static JsonNode read(String name) {
        try (InputStream file = StopWords.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException broken) {
            throw new IllegalStateException(name + " cannot be read", broken);
        }
    }
}
