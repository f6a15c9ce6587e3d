package io.entregent.dlp;

import java.math.BigInteger;

/** The checksums that no library at hand has. Each takes digits only, of the right length. */
final class Checksums {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
    private static final int TAX_MODULUS = 511;

    private Checksums() {
    }

    /** @param nir 13 characters and the key; Corsica's 2A and 2B count as 19 and 18 */
    static boolean nir(String nir) {
        String number = nir.substring(0, 13).replace("2A", "19").replace("2B", "18");
        return number.chars().allMatch(Character::isDigit)
                && 97 - Long.parseLong(number) % 97 == Long.parseLong(nir.substring(13));
    }

    /** Bank 5, branch 5, account 11 with letters, key 2: 89 b + 15 g + 3 c + k is a multiple of 97. */
    static boolean rib(String rib) {
        StringBuilder digits = new StringBuilder();
        for (char one : rib.toCharArray()) {
            digits.append(one <= '9' ? one : ribDigit(one));
        }
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).signum() == 0;
    }

    private static char ribDigit(char letter) {
        // A–I are 1–9, J–R are 1–9, S–Z are 2–9.
        int place = letter - 'A';
        return (char) ('1' + (letter <= 'R' ? place % 9 : (place + 1) % 9));
    }

    static boolean tax(String digits) {
        return Long.parseLong(digits.substring(0, 10)) % TAX_MODULUS == Long.parseLong(digits.substring(10));
    }
}
