package io.entregent.inbox.compose;

import java.util.regex.Pattern;

/** Keeps what a platform calls a code from being anything else: it goes unsealed into columns and the trail. */
public final class Words {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./+;= -]{0,99}");
    private static final int LONGEST_LINE = 300;

    private Words() {
    }

    public static String code(String word, String otherwise) {
        return word != null && CODE.matcher(word).matches() ? word : otherwise;
    }

    /** Halves of characters and the null character exist in JSON and nowhere else. */
    public static boolean sendable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** One printable line of bounded length. */
    public static String line(String text) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > LONGEST_LINE ? plain.substring(0, LONGEST_LINE) : plain;
    }
}
