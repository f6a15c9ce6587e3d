package io.entregent.consent;

import io.entregent.kernel.faces.Words;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A purpose as the tenant describes it.
 *
 * @param version        0 for a built-in purpose that nobody changed
 * @param dataKinds      which personal data are used, as codes separated by spaces
 * @param validityMonths after which consent is asked for again; null for never
 */
public record PurposeView(Purpose purpose, int version, String nameEn, String nameFr, String textEn, String textFr,
        String legalBasis, String dataKinds, Integer validityMonths, boolean retired, Instant since, String by) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("fr") ? nameFr : nameEn;
    }

    public String text(Locale locale) {
        return locale.getLanguage().equals("fr") ? textFr : textEn;
    }

    /** Its kinds of data in words; what the tenant calls otherwise stays as it is. */
    public String data(Locale locale) {
        return Arrays.stream(dataKinds.strip().split("[\\s,]+")).map(kind -> Words.findIn(locale, "rights.data." + kind).orElse(kind))
                .collect(Collectors.joining(", "));
    }
}
