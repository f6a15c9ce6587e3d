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

    private char[] chars;
    private int[] from;
    private int[] to;
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

    String digits() {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (isDigit(i)) {
                digits.append(chars[i]);
            }
        }
        return digits.toString();
    }

    private void add(int point, int at, int next) {
        if (Character.getType(point) == Character.CONTROL && !Character.isWhitespace(point)) {
            return;
        }
        if (point < 0x80) {
            put(ascii((char) point), at, next);
            return;
        }
        switch (Character.getType(point)) {
            // Marks on a digit, joiners and direction marks do not part what they stand in.
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> {
                return;
            }
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION -> put(SEPARATOR, at, next);
            case Character.DECIMAL_DIGIT_NUMBER -> put((char) ('0' + Character.digit(point, 10)), at, next);
            default -> addCompatible(point, at, next);
        }
    }

    private void addCompatible(int point, int at, int next) {
        if (SEPARATORS.indexOf(point) >= 0) {
            put(SEPARATOR, at, next);
            return;
        }
        String plain = Normalizer.normalize(new String(Character.toChars(point)), Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length(); i++) {
            char one = plain.charAt(i);
            if (one < 0x80) {
                put(ascii(one), at, next);
            } else if (Character.getType(one) != Character.NON_SPACING_MARK) {
                put(Character.isDigit(one) ? (char) ('0' + Character.digit(one, 10)) : BREAK, at, next);
            }
        }
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
