package io.entregent.dlp;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.IBANCheckDigit;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/** Valid numbers at random, and ways to write them. */
final class Numbers {

    private static final String[] CARDS = {"4", "51", "55", "2221", "2720", "34", "37", "6011", "645", "622200", "300", "36",
        "38", "3530", "3589", "62", "2202"};
    private static final int[] ZEROS = {'0', 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x0BE6, 0x17E0, 0xFF10, 0x1D7CE, 0x1D7D8};
    private static final String[] SEPARATORS = {" ", "-", ".", "\u00A0", "\u202F", "\u200B", "\u2060", " - ", "–", "_", "/"};

    private final Random random;

    Numbers(long seed) {
        random = new Random(seed);
    }

    String valid(Kind kind) {
        try {
            return switch (kind) {
                case CARD -> card();
                case IBAN -> iban();
                case ACCOUNT -> account();
                case NIR -> nir();
                case TAX -> tax();
                case AADHAAR -> aadhaar();
                default -> throw new IllegalArgumentException(kind.code());
            };
        } catch (CheckDigitException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String card() throws CheckDigitException {
        String prefix = CARDS[random.nextInt(CARDS.length)];
        int length = prefix.startsWith("34") || prefix.startsWith("37") ? 15
                : prefix.startsWith("30") || prefix.equals("36") || prefix.equals("38") ? 14 : 16;
        String number = prefix + digits(length - 1 - prefix.length());
        return number + LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(number);
    }

    private String iban() throws CheckDigitException {
        String[] forms = {"FR" + "00" + digits(10) + letters(11) + digits(2), "DE00" + digits(18), "ES00" + digits(20),
            "BE00" + digits(12), "GB00" + "NWBK" + digits(14), "IT00" + "X" + digits(10) + letters(12), "NL00" + "ABNA" + digits(10)};
        String form = forms[random.nextInt(forms.length)];
        return form.substring(0, 2) + IBANCheckDigit.IBAN_CHECK_DIGIT.calculate(form) + form.substring(4);
    }

    private String account() {
        String bank = digits(5);
        String branch = digits(5);
        String account = digits(11);
        BigInteger sum = new BigInteger(bank).multiply(BigInteger.valueOf(89))
                .add(new BigInteger(branch).multiply(BigInteger.valueOf(15))).add(new BigInteger(account).multiply(BigInteger.valueOf(3)));
        return bank + branch + account + two(97 - sum.mod(BigInteger.valueOf(97)).intValue());
    }

    private String nir() {
        String place = random.nextInt(10) == 0 ? (random.nextBoolean() ? "2A" : "2B") : two(1 + random.nextInt(95));
        String number = (1 + random.nextInt(2)) + two(random.nextInt(100)) + two(1 + random.nextInt(12)) + place + digits(6);
        long value = Long.parseLong(number.replace("2A", "19").replace("2B", "18"));
        return number + two((int) (97 - value % 97));
    }

    private String tax() {
        String number = random.nextInt(4) + digits(9);
        return number + String.format(Locale.ROOT, "%03d", Long.parseLong(number) % 511);
    }

    private String aadhaar() throws CheckDigitException {
        String number = (2 + random.nextInt(8)) + digits(10);
        String whole = number + VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.calculate(number);
        return whole.substring(0, 4) + " " + whole.substring(4, 8) + " " + whole.substring(8);
    }

    /** The same number in the digits of some script. */
    String inSomeScript(String number) {
        int zero = ZEROS[random.nextInt(ZEROS.length)];
        StringBuilder written = new StringBuilder();
        number.chars().forEach(one -> written.appendCodePoint(one >= '0' && one <= '9' ? zero + one - '0' : one));
        return written.toString();
    }

    /** The same number with some separator after each few characters. */
    String spaced(String number) {
        int every = 1 + random.nextInt(5);
        String separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            written.append(i > 0 && i % every == 0 ? separator : "").append(number.charAt(i));
        }
        return written.toString();
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int one = random.nextInt(36);
            letters.append((char) (one < 10 ? '0' + one : 'A' + one - 10));
        }
        return letters.toString();
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
