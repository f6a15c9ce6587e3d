package io.entregent.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a whole message says "stop", in the words of stop-keywords.json (beside this class): the
 * normalised message is a keyword, or a keyword and at most two words of politeness.
 */
public final class StopWords {

    private static final Set<String> POLITE = Set.of("svp", "please", "por", "favor", "bitte", "merci", "tout", "all", "alle");
    private static final int LONGEST = 80;
    private static final Set<String> KEYWORDS = load();

    private StopWords() {
    }

    public static boolean matches(String message) {
        if (message == null || message.isBlank() || message.length() > LONGEST) {
            return false;
        }
        String words = normal(message);
        if (KEYWORDS.contains(words)) {
            return true;
        }
        int politeWords = 0;
        for (int cut = words.lastIndexOf(' '); cut > 0 && politeWords < 2; cut = words.lastIndexOf(' ')) {
            if (!POLITE.contains(words.substring(cut + 1))) {
                return false;
            }
            politeWords++;
            words = words.substring(0, cut);
            if (KEYWORDS.contains(words)) {
                return true;
            }
        }
        return false;
    }

    /** NFKC, no case, no accents, no Arabic vowel signs or tatweel, alike letters made equal, words only. */
    static String normal(String text) {
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

    private static Set<String> load() {
        try (InputStream file = StopWords.class.getResourceAsStream("stop-keywords.json")) {
            JsonNode root = new ObjectMapper().readTree(file);
            Set<String> words = new HashSet<>();
            // The title of the opt-out button that the platform offers for marketing templates.
            words.add("stop promotions");
            root.get("aws_required").forEach(word -> words.add(normal(word.asText())));
            root.get("proposed").forEach(language -> language.forEach(word -> words.add(normal(word.asText()))));
            return words;
        } catch (IOException broken) {
            throw new IllegalStateException("stop-keywords.json cannot be read", broken);
        }
    }
}
