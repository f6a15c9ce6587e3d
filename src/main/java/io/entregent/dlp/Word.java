package io.entregent.dlp;

import io.entregent.dlp.Groups.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * So many letters and digits from a place on, with a few separators between any two of them.
 *
 * @param to after the last
 */
record Word(String text, int to) {

    private static final String VOWELS = "AEIOUY";
    private static final int GROUP = 3;
    private static final int NONE = -1;

    /** Where so many letters and digits with all separators that they may have are over at the latest. */
    static int farthest(int from, int length) {
        return from + length + (length - 1) * Groups.MOST_SEPARATORS;
    }

    /** @return null if there are not so many */
    static Word read(Normal text, int from, int length) {
        int to = end(text, from, length, 0);
        return to < 0 ? null : new Word(text.words(from, to, length), to);
    }

    /**
     * The same, if none follows directly.
     *
     * @param digits how many of them, from the first on, have to be digits
     */
    static Word whole(Normal text, int from, int length, int digits) {
        int to = end(text, from, length, digits);
        return to < 0 || text.isWord(to) ? null : new Word(text.words(from, to, length), to);
    }

    private static int end(Normal text, int from, int length, int digits) {
        int read = 0;
        int gap = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.isWord(i)) {
                gap = 0;
                if (read < digits && text.isLetter(i)) {
                    return NONE;
                }
                if (++read == length) {
                    return i + 1;
                }
            } else if (!text.isSeparator(i) || ++gap > Groups.MOST_SEPARATORS) {
                return NONE;
            }
        }
        return NONE;
    }

    /**
     * Whether people write a number like that: in one, sign by sign, or in groups of three and more. "12:00 à 14:05" has the
     * letters and digits of a number, too.
     */
    boolean isWritten(Normal in, int from) {
        List<Group> parts = parts(in, from);
        return !hasSpeech(in, parts) && (parts.stream().allMatch(part -> part.size() == 1)
                || parts.stream().allMatch(part -> part.size() >= GROUP));
    }

    /** Whether a part can be spoken, as in "12 rue d'Aix": letters only, with a vowel. */
    boolean hasSpeech(Normal in, int from) {
        return hasSpeech(in, parts(in, from));
    }

    private static boolean hasSpeech(Normal in, List<Group> parts) {
        return parts.stream().anyMatch(part -> part.size() >= GROUP
                && IntStream.range(part.from(), part.to()).allMatch(in::isLetter)
                && IntStream.range(part.from(), part.to()).anyMatch(i -> VOWELS.indexOf(in.at(i)) >= 0));
    }

    private List<Group> parts(Normal in, int from) {
        List<Group> parts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int start = i;
            while (i < to && in.isWord(i)) {
                i++;
            }
            if (i > start) {
                parts.add(new Group(start, i));
            }
        }
        return parts;
    }
}
