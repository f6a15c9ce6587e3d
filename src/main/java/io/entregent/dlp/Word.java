package io.entregent.dlp;

/**
 * So many letters and digits from a place on, with a few separators between any two of them.
 *
 * @param to after the last
 */
record Word(String text, int to) {

    /** Where so many letters and digits with all separators that they may have are over at the latest. */
    static int farthest(int from, int length) {
        return from + length + (length - 1) * Groups.MOST_SEPARATORS;
    }

    /** @return null if there are not so many */
    static Word read(Normal text, int from, int length) {
        return read(text, from, length, 0);
    }

    /**
     * @param digits how many of them, from the first on, have to be digits
     * @return null if there are not so many
     */
    static Word read(Normal text, int from, int length, int digits) {
        char[] word = new char[length];
        int read = 0;
        int gap = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.isWord(i)) {
                gap = 0;
                word[read] = text.at(i);
                if (read < digits && text.isLetter(i)) {
                    return null;
                }
                if (++read == length) {
                    return new Word(new String(word), i + 1);
                }
            } else if (!text.isSeparator(i) || ++gap > Groups.MOST_SEPARATORS) {
                return null;
            }
        }
        return null;
    }

    boolean ends(Normal in) {
        return !in.isWord(to);
    }
}
