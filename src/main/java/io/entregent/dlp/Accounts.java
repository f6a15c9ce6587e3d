package io.entregent.dlp;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;

/** Bank accounts: IBAN by country, form and modulo 97; the French RIB by its key. */
final class Accounts {

    private static final IBANValidator IBAN = IBANValidator.getInstance();
    private static final int SURE = 99;
    private static final Pattern RIB = Pattern.compile("[0-9]{10}[0-9A-Z]{11}[0-9]{2}");
    private static final int RIB_LENGTH = 23;
    /** Bank and branch. */
    private static final int RIB_DIGITS = 10;
    /** Country and check digits. */
    private static final int HEAD = 4;

    private Accounts() {
    }

    static void look(Normal text, Consumer<Hit> found) {
        for (int i = 0; i < text.length(); i++) {
            if (!text.isWord(i) || text.isWord(i - 1)) {
                continue;
            }
            if (text.isLetter(i)) {
                if (text.hasDigit(i, Word.farthest(i, HEAD))) {
                    iban(text, i, found);
                }
            } else {
                rib(text, i, found);
            }
        }
    }

    private static void iban(Normal text, int from, Consumer<Hit> found) {
        Word head = Word.read(text, from, HEAD);
        if (head == null || !isLetter(head.text().charAt(1)) || isLetter(head.text().charAt(2)) || isLetter(head.text().charAt(3))) {
            return;
        }
        IBANValidator.Validator country = IBAN.getValidator(head.text());
        if (country == null) {
            return;
        }
        Word whole = Word.whole(text, from, country.getIbanLength(), 0);
        if (whole != null && IBAN.isValid(whole.text())) {
            found.accept(new Hit(Kind.IBAN, text.start(from), text.end(whole.to()), Verdict.BLOCK, SURE));
        }
    }

    private static boolean isLetter(char one) {
        return one > '9';
    }

    private static void rib(Normal text, int from, Consumer<Hit> found) {
        Word whole = Word.whole(text, from, RIB_LENGTH, RIB_DIGITS);
        if (whole != null && RIB.matcher(whole.text()).matches()
                && whole.text().chars().distinct().count() > 2 && Checksums.rib(whole.text()) && !whole.hasSpeech(text, from)) {
            found.accept(new Hit(Kind.ACCOUNT, text.start(from), text.end(whole.to()), Verdict.BLOCK, SURE));
        }
    }
}
