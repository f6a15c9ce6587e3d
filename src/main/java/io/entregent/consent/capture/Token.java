package io.entregent.consent.capture;

import java.security.SecureRandom;

/** A secret of 130 bits that people can send in a message: letters and digits that nobody mixes up (RFC 4648, 6). */
final class Token {

    static final int LENGTH = 26;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {
    }

    static String fresh() {
        StringBuilder token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            token.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return token.toString();
    }
}
