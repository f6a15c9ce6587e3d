package io.entregent.dlp;

/**
 * Where a number stands.
 *
 * @param from       first char of it in the text that was given
 * @param to         after the last
 * @param confidence 0 to 100: 90 and more for structure with checksum, less where only words around it speak
 */
public record Hit(Kind kind, int from, int to, Verdict verdict, int confidence) {

    boolean overlaps(Hit other) {
        return from < other.to && other.from < to;
    }
}
