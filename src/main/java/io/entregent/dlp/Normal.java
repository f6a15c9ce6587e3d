package io.entregent.dlp;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as the detectors read it: digits of every script as 0–9, letters as A–Z without accents, one
 * blank for whatever separates, and {@value #BREAK} for all else; with the way back to the original.
 */
final class Normal {

    static final char BREAK = '!';
    static final char SEPARATOR = ' ';
    private static final char PLUS = '+';

    private static final String SEPARATORS = ".,/\\_|·∙'’`~:;";
    private static final int ASCII = 0x80;
    private static final char NOTHING = 0;
    private static final char MANY = 1;
    /** Up to the punctuation of U+2000: to ask Unicode for each letter of each message would be most of the work. */
    private static final int SCRIPTS_OF_EUROPE = 0x2070;
    private static final char[] SINGLE = singles();

    private char[] chars;
    private int[] from;
    private int[] to;
    /** How many digits stand before a place. */
    private final int[] digits;
    private int length;

    Normal(String text) {
        chars = new char[text.length() + 8];
        from = new int[chars.length];
        to = new int[chars.length];
        for (int at = 0; at < text.length();) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            add(point, at, next);
            at = next;
        }
        digits = new int[length + 1];
        for (int i = 0; i < length; i++) {
            digits[i + 1] = digits[i] + (isDigit(i) ? 1 : 0);
        }
    }

    int length() {
        return length;
    }

    char at(int index) {
        return index < 0 || index >= length ? BREAK : chars[index];
    }

    boolean isDigit(int index) {
        char one = at(index);
        return one >= '0' && one <= '9';
    }

    boolean hasDigit(int start, int end) {
        return digits[Math.min(end, length)] > digits[start];
    }

    boolean isLetter(int index) {
        char one = at(index);
        return one >= 'A' && one <= 'Z';
    }

    boolean isWord(int index) {
        return isDigit(index) || isLetter(index);
    }

    /** As before a telephone number in international form. */
    boolean plusBefore(int index) {
        return at(index - 1) == PLUS;
    }

    boolean isSeparator(int index) {
        return at(index) == SEPARATOR;
    }

    /** Offset in the original of the first char of what stands here. */
    int start(int index) {
        return from[index];
    }

    /** Offset in the original after what stands before this place. */
    int end(int index) {
        return to[index - 1];
    }

    String text(int start, int end) {
        return new String(chars, Math.max(0, start), Math.min(length, end) - Math.max(0, start));
    }

    /** So many letters and digits, which all stand between these places. */
    String words(int start, int end, int count) {
        char[] words = new char[count];
        int read = 0;
        for (int i = start; i < end; i++) {
            if (isWord(i)) {
                words[read++] = chars[i];
            }
        }
        return new String(words);
    }

    String digits() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (isDigit(i)) {
                all.append(chars[i]);
            }
        }
        return all.toString();
    }

    private void add(int point, int at, int next) {
        char one = point < SINGLE.length ? SINGLE[point] : MANY;
        if (one == MANY) {
            String plain = plain(point);
            for (int i = 0; i < plain.length(); i++) {
                put(plain.charAt(i), at, next);
            }
        } else if (one != NOTHING) {
            put(one, at, next);
        }
    }

    private static char[] singles() {
        char[] singles = new char[SCRIPTS_OF_EUROPE];
        for (int point = 0; point < singles.length; point++) {
            String plain = plain(point);
            singles[point] = plain.isEmpty() ? NOTHING : plain.length() == 1 ? plain.charAt(0) : MANY;
        }
        return singles;
    }

    /** What stands for one sign of a text; empty for what parts nothing. */
    private static String plain(int point) {
        if (Character.getType(point) == Character.CONTROL && !Character.isWhitespace(point)) {
            return "";
        }
        if (point < ASCII) {
            return String.valueOf(ascii((char) point));
        }
        return switch (Character.getType(point)) {
            // Marks on a digit, joiners and direction marks do not part what they stand in.
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> "";
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION -> String.valueOf(SEPARATOR);
            case Character.DECIMAL_DIGIT_NUMBER -> String.valueOf((char) ('0' + Character.digit(point, 10)));
            default -> compatible(point);
        };
    }

    private static String compatible(int point) {
        if (SEPARATORS.indexOf(point) >= 0) {
            return String.valueOf(SEPARATOR);
        }
        String wide = Normalizer.normalize(new String(Character.toChars(point)), Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < wide.length(); i++) {
            char one = wide.charAt(i);
            if (one < ASCII) {
                plain.append(ascii(one));
            } else if (Character.getType(one) != Character.NON_SPACING_MARK) {
                plain.append(Character.isDigit(one) ? (char) ('0' + Character.digit(one, 10)) : BREAK);
            }
        }
        return plain.toString();
    }

    private static char ascii(char one) {
        if (one == PLUS || one >= '0' && one <= '9' || one >= 'A' && one <= 'Z') {
            return one;
        }
        if (one >= 'a' && one <= 'z') {
            return (char) (one - 'a' + 'A');
        }
        return Character.isWhitespace(one) || one == '-' || SEPARATORS.indexOf(one) >= 0 ? SEPARATOR : BREAK;
    }

    private void put(char one, int at, int next) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, length * 2);
            from = Arrays.copyOf(from, length * 2);
            to = Arrays.copyOf(to, length * 2);
        }
        chars[length] = one;
        from[length] = at;
        to[length] = next;
        length++;
    }
}
