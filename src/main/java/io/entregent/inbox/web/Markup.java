package io.entregent.inbox.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as WhatsApp shows it: *bold*, _italic_, ~struck out~, `code` and ```code```, and links. Source of the marks: "How to
 * format your messages", WhatsApp help centre.
 */
public final class Markup {

    /**
     * Some letters that look alike.
     *
     * @param look class names of the style sheet, or ""
     * @param link where it leads, or null
     */
    public record Run(String text, String look, String link) {
    }

    /** Longer than any message of a person; what is longer keeps its marks. */
    private static final int LONGEST = 8192;
    private static final Map<Character, String> LOOKS = Map.of('*', "strong", '_', "leaning", '~', "struck", '`', "code");
    private static final String FENCE = "```";
    /** French ends a sentence behind a hard space, which is no white space to Java; phones begin one with a capital. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\\p{Z}<>\"'`]{1,2000}", Pattern.CASE_INSENSITIVE);
    private static final String AFTER = ".,;:!?)»”’";

    private final List<Run> runs = new ArrayList<>();

    private Markup() {
    }

    /** @return the text from its beginning to its end, without the marks */
    static List<Run> runs(String text) {
        Markup markup = new Markup();
        if (text != null && text.length() <= LONGEST) {
            markup.read(text, "");
        } else if (text != null) {
            markup.add(text, "", null);
        }
        return markup.runs;
    }

    private void add(String text, String look, String link) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, look, link));
        }
    }

    private void read(String text, String look) {
        Matcher addresses = ADDRESS.matcher(text);
        int plain = 0;
        int at = 0;
        while (at < text.length()) {
            int from = runs.size();
            int next = at;
            if (text.regionMatches(true, at, "http", 0, 4) && addresses.region(at, text.length()).lookingAt()) {
                String address = address(addresses.group());
                add(text.substring(plain, at), look, null);
                add(address, look, address);
                next = at + address.length();
            } else if (text.startsWith(FENCE, at) && text.indexOf(FENCE, at + FENCE.length()) > at + FENCE.length()) {
                int end = text.indexOf(FENCE, at + FENCE.length());
                add(text.substring(plain, at), look, null);
                add(text.substring(at + FENCE.length(), end), with(look, "code"), null);
                next = end + FENCE.length();
            } else if (LOOKS.containsKey(text.charAt(at))) {
                int end = end(text, at);
                if (end > 0) {
                    add(text.substring(plain, at), look, null);
                    marked(text.substring(at + 1, end), with(look, LOOKS.get(text.charAt(at))));
                    next = end + 1;
                }
            }
            plain = runs.size() > from ? next : plain;
            at = Math.max(at + 1, next);
        }
        add(text.substring(plain), look, null);
    }

    /** Code is shown as it is. */
    private void marked(String inner, String look) {
        if (look.endsWith("code")) {
            add(inner, look, null);
        } else {
            read(inner, look);
        }
    }

    private static String with(String look, String more) {
        return look.isEmpty() ? more : look + " " + more;
    }

    /** A sentence may end behind an address. */
    private static String address(String found) {
        int end = found.length();
        while (end > 0 && AFTER.indexOf(found.charAt(end - 1)) >= 0) {
            end--;
        }
        return found.substring(0, end);
    }

    /** Where the mark at {@code from} closes: marks stand around words, on one line; -1 if it is no mark. */
    private static int end(String text, int from) {
        char mark = text.charAt(from);
        if (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1)) || from + 1 >= text.length() || isBlank(text.charAt(from + 1))
                || text.charAt(from + 1) == mark) {
            return -1;
        }
        for (int at = from + 2; at < text.length() && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == mark && !isBlank(text.charAt(at - 1))
                    && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBlank(char one) {
        return Character.isWhitespace(one) || Character.isSpaceChar(one);
    }
}
