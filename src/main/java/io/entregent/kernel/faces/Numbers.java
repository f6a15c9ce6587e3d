package io.entregent.kernel.faces;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Figures as readers of a language write them. */
public final class Numbers {

    private Numbers() {
    }

    public static String whole(long number, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** In percent; a dash where there is nothing to have a part of. */
    public static String share(long part, long all, Locale locale) {
        if (all == 0) {
            return "–";
        }
        // Never rounds what is missing away: 99.99 % is not 100 %.
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format((double) part / all);
    }
}
