package io.entregent.dlp;

import io.entregent.dlp.Groups.Group;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Payment cards by issuer range, length and Luhn; and the code printed beside the number. */
final class Cards {

    private static final int SURE = 99;
    private static final int BY_WORDS = 90;
    private static final int DOUBTFUL = 50;
    private static final int CODE_LABEL = 20;

    private static final Pattern NAMED_CODE = Pattern.compile("\\b(" + String.join("|", Context.CARD_CODE)
            + ")[A-Z]{0,2}[^0-9A-Z]*([A-Z]{2,4}[^0-9A-Z]+)?$");

    /** After the C with which all of {@link Context#CARD_CODE} begin. */
    private static final String NAME_GOES_ON = "VRS";

    /** @param weak other numbers look alike: words around must say that it is a card */
    private record Range(int digits, int low, int high, int least, int most, boolean weak) {

        boolean takes(String number) {
            int prefix = Integer.parseInt(number.substring(0, digits));
            return prefix >= low && prefix <= high && number.length() >= least && number.length() <= most;
        }
    }

    // Ranges as the networks publish them; the first that takes a number decides.
    private static final List<Range> RANGES = List.of(
            new Range(1, 4, 4, 13, 19, false),
            new Range(2, 51, 55, 16, 16, false),
            new Range(4, 2221, 2720, 16, 16, false),
            new Range(2, 34, 34, 15, 15, false),
            new Range(2, 37, 37, 15, 15, false),
            new Range(4, 6011, 6011, 16, 19, false),
            new Range(3, 644, 649, 16, 19, false),
            new Range(6, 622126, 622925, 16, 19, false),
            new Range(2, 65, 65, 16, 19, false),
            new Range(3, 300, 305, 14, 19, false),
            new Range(4, 3095, 3095, 14, 19, false),
            new Range(2, 36, 36, 14, 19, false),
            new Range(2, 38, 39, 14, 19, false),
            new Range(4, 3528, 3589, 16, 19, false),
            new Range(2, 62, 62, 16, 19, false),
            new Range(4, 2200, 2204, 16, 19, false),
            new Range(2, 60, 60, 16, 16, false),
            new Range(2, 81, 82, 16, 16, false),
            new Range(3, 508, 508, 16, 16, false),
            new Range(2, 50, 50, 12, 19, true),
            new Range(2, 56, 58, 12, 19, true),
            new Range(1, 6, 6, 12, 19, true));

    private Cards() {
    }

    static void look(Normal text, Groups groups, Consumer<Hit> found) {
        groups.candidates(12, 19, (some, number) -> number(text, some, number, found));
        groups.small(group -> code(text, group, found));
    }

    private static void number(Normal text, List<Group> some, String number, Consumer<Hit> found) {
        Range range = RANGES.stream().filter(one -> one.takes(number)).findFirst().orElse(null);
        if (range == null || number.chars().distinct().count() == 1 || !LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(number)) {
            return;
        }
        int from = some.get(0).from();
        int to = some.get(some.size() - 1).to();
        if (text.isLetter(from - 1) && text.isLetter(to)) {
            return;
        }
        boolean card = Context.near(text, from, to, Context.CARD);
        if (range.weak() && !card || !card && isSomethingElse(text, some, number, from)) {
            return;
        }
        boolean doubtful = !card && some.size() == 1 && Context.before(text, from, Context.ORDER);
        found.accept(new Hit(Kind.CARD, text.start(from), text.end(to), doubtful ? Verdict.WARN : Verdict.BLOCK,
                doubtful ? DOUBTFUL : range.weak() ? BY_WORDS : SURE));
    }

    /** Company, device and platform numbers pass Luhn by design or by luck. */
    private static boolean isSomethingElse(Normal text, List<Group> some, String number, int from) {
        return number.length() == 14 && (Groups.sizes(some, 3, 3, 3, 5) || Groups.sizes(some, 9, 5)
                        || Context.before(text, from, Context.COMPANY))
                || number.length() == 15 && (Groups.sizes(some, 2, 6, 6, 1) || Groups.sizes(some, 6, 2, 6, 1))
                || Context.before(text, from, Context.DEVICE) || Context.before(text, from, Context.PLATFORM);
    }

    private static void code(Normal text, Group group, Consumer<Hit> found) {
        boolean named = !text.isWord(group.to()) && mayBeNamed(text, group.from())
                && NAMED_CODE.matcher(text.text(group.from() - CODE_LABEL, group.from())).find();
        if (named) {
            found.accept(new Hit(Kind.CARD_CODE, text.start(group.from()), text.end(group.to()), Verdict.BLOCK, BY_WORDS));
        }
    }

    /** Each year and each price has as many digits: a look at the first letters of a name spares the pattern. */
    private static boolean mayBeNamed(Normal text, int from) {
        for (int i = Math.max(0, from - CODE_LABEL); i < from; i++) {
            if (text.at(i) == 'C' && NAME_GOES_ON.indexOf(text.at(i + 1)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
