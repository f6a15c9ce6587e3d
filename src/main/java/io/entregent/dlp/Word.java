package io.entregent.dlp;

/**
 * So many letters and digits from a place on, with a few separators between any two of them.
 *
 * @param to after the last
 */
record Word(String text, int to) {

    /** @return null if there are not so many */
    static Word read(Normal text, int from, int length) {
        StringBuilder word = new StringBuilder(length);
        int gap = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.isWord(i)) {
                gap = 0;
                word.append(text.at(i));
                if (word.length() == length) {
                    return new Word(word.toString(), i + 1);
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
