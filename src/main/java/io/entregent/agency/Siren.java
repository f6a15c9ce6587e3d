package io.entregent.agency;

/** The number of a French organisation: nine digits that pass Luhn (INSEE). */
public final class Siren {

    private static final int DIGITS = 9;

    private Siren() {
    }

    /** Takes the spaces out that people write. */
    public static String clean(String text) {
        return text == null ? "" : text.replaceAll("[\\s\\u00a0\\u202f.]", "");
    }

    public static boolean isValid(String digits) {
        if (digits.length() != DIGITS || !digits.chars().allMatch(one -> one >= '0' && one <= '9') || digits.equals("000000000")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = digits.charAt(i) - '0';
            int weighed = i % 2 == 1 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
