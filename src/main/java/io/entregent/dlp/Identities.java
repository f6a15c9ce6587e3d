package io.entregent.dlp;

import io.entregent.dlp.Groups.Group;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/** Numbers that states give to people. */
final class Identities {

    private static final int SURE = 99;
    private static final int BY_WORDS = 85;
    private static final int DOUBTFUL = 50;

    // Sex, year, month (with those for a month that is not known), department or abroad, place, order, key.
    private static final Pattern NIR = Pattern.compile(
            "[1-478][0-9]{2}(0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])([0-9]{2}|2[AB])[0-9]{6}([0-9]{2})");
    private static final Pattern NEW_ID_CARD = Pattern.compile("(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[0-9A-Z]{9}");
    private static final Pattern OLD_ID_CARD = Pattern.compile("[0-9]{2}(0[1-9]|1[0-2])[0-9]{8}");
    private static final Pattern PASSPORT = Pattern.compile("[0-9]{2}[A-Z]{2}[0-9]{5}");
    private static final Pattern SSN = Pattern.compile("(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}");
    /** Day or month, month or day, year; or the year first; hour and minute. Only what can be one: a number is grouped at will. */
    private static final Pattern DATE_AND_TIME = Pattern.compile("(D D Y|Y D D) +([01][0-9]|2[0-3]) [0-5][0-9]"
            .replace("D", "(0[1-9]|[12][0-9]|3[01])").replace("Y", "(19|20)[0-9]{2}"));
    /** Before the department, which may have a letter. */
    private static final int NIR_DIGITS = 5;
    /** The shortest of all; each of them has a digit. */
    private static final int SHORT = 9;
    private static final String FRANCE = "0033";
    private static final String PRINTED_ON_EXAMPLES = "078051120";

    private Identities() {
    }

    static void look(Normal text, Groups groups, Consumer<Hit> found) {
        for (int i = 0; i < text.length(); i++) {
            if (text.isWord(i) && !text.isWord(i - 1) && text.hasDigit(i, Word.farthest(i, SHORT))) {
                if (text.isDigit(i)) {
                    nir(text, i, found);
                }
                papers(text, i, found);
            }
        }
        groups.whole(12, (some, number) -> aadhaar(text, some, number, found));
        groups.whole(13, (some, number) -> tax(text, some, number, found));
        groups.whole(9, (some, number) -> ssn(text, some, number, found));
    }

    private static void nir(Normal text, int from, Consumer<Hit> found) {
        Word whole = Word.whole(text, from, 15, NIR_DIGITS);
        if (whole != null && NIR.matcher(whole.text()).matches() && Checksums.nir(whole.text())) {
            found.accept(new Hit(Kind.NIR, text.start(from), text.end(whole.to()), Verdict.BLOCK, SURE));
            return;
        }
        Word bare = Word.whole(text, from, 13, NIR_DIGITS);
        if (bare != null && NIR.matcher(bare.text() + "00").matches()
                && Context.near(text, from, bare.to(), Context.NIR)) {
            found.accept(new Hit(Kind.NIR, text.start(from), text.end(bare.to()), Verdict.BLOCK, BY_WORDS));
        }
    }

    private static void papers(Normal text, int from, Consumer<Hit> found) {
        Word nine = Word.whole(text, from, SHORT, 0);
        paper(text, from, nine, PASSPORT, Kind.PASSPORT, Context.PASSPORT, found);
        if (nine != null && nine.isWritten(text, from)) {
            paper(text, from, nine, NEW_ID_CARD, Kind.ID_CARD, Context.ID_CARD, found);
        }
        Word twelve = Word.whole(text, from, 12, 12);
        if (twelve != null && !isDateAndTime(text, from, twelve.to())) {
            paper(text, from, twelve, OLD_ID_CARD, Kind.ID_CARD, Context.ID_CARD, found);
        }
    }

    /** "12/05/2026 14:30" and "2026-05-12 14:30" have twelve digits too. */
    private static boolean isDateAndTime(Normal text, int from, int to) {
        return DATE_AND_TIME.matcher(text.text(from, to)).matches();
    }

    private static void paper(Normal text, int from, Word whole, Pattern form, Kind kind, List<String> words, Consumer<Hit> found) {
        if (whole != null && form.matcher(whole.text()).matches()
                && Context.near(text, from, whole.to(), words)) {
            found.accept(new Hit(kind, text.start(from), text.end(whole.to()), Verdict.BLOCK, BY_WORDS));
        }
    }

    private static void aadhaar(Normal text, List<Group> some, String number, Consumer<Hit> found) {
        boolean form = number.charAt(0) >= '2' && !new StringBuilder(number).reverse().toString().equals(number)
                && VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(number);
        if (!form || isTelephone(text, some) || isDateAndTime(text, from(some), to(some))) {
            return;
        }
        boolean named = Context.near(text, from(some), to(some), Context.AADHAAR);
        boolean other = Context.near(text, from(some), to(some), Context.ORDER) || isPartOfCode(text, some);
        if (named || some.size() > 1 && !other) {
            found.accept(hit(text, some, Kind.AADHAAR, Verdict.BLOCK, named ? SURE : BY_WORDS));
        } else if (!other) {
            found.accept(hit(text, some, Kind.AADHAAR, Verdict.WARN, DOUBTFUL));
        }
    }

    private static void tax(Normal text, List<Group> some, String number, Consumer<Hit> found) {
        if (number.charAt(0) > '3' || number.chars().distinct().count() == 1 || !Checksums.tax(number)
                || isPartOfCode(text, some) || text.plusBefore(from(some)) || number.startsWith(FRANCE)) {
            return;
        }
        boolean named = Context.near(text, from(some), to(some), Context.TAX);
        if (named || !Context.near(text, from(some), to(some), Context.ORDER)) {
            found.accept(hit(text, some, Kind.TAX, Verdict.BLOCK, named ? SURE : BY_WORDS));
        }
    }

    private static void ssn(Normal text, List<Group> some, String number, Consumer<Hit> found) {
        if (SSN.matcher(number).matches() && !PRINTED_ON_EXAMPLES.equals(number) && !isPartOfCode(text, some)
                && (Context.near(text, from(some), to(some), Context.SSN)
                        || Groups.sizes(some, 3, 2, 4) && !Context.near(text, from(some), to(some), Context.ORDER))) {
            found.accept(hit(text, some, Kind.SSN, Verdict.BLOCK, BY_WORDS));
        }
    }

    private static boolean isPartOfCode(Normal text, List<Group> some) {
        return text.isLetter(from(some) - 1) || text.isLetter(to(some));
    }

    /** International form: a plus or two zeros before the country. */
    private static boolean isTelephone(Normal text, List<Group> some) {
        int from = from(some);
        return text.plusBefore(from) || text.at(from) == '0' && text.at(from + 1) == '0';
    }

    private static int from(List<Group> some) {
        return some.get(0).from();
    }

    private static int to(List<Group> some) {
        return some.get(some.size() - 1).to();
    }

    private static Hit hit(Normal text, List<Group> some, Kind kind, Verdict verdict, int confidence) {
        return new Hit(kind, text.start(from(some)), text.end(to(some)), verdict, confidence);
    }
}
