package io.entregent.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Map;
import java.util.Optional;

/** Reads phone numbers as people write them. */
public final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final Map<String, String> LANGUAGES = Map.ofEntries(Map.entry("FR", "fr"), Map.entry("MC", "fr"),
            Map.entry("GP", "fr"), Map.entry("MQ", "fr"), Map.entry("RE", "fr"), Map.entry("GB", "en"), Map.entry("IE", "en"),
            Map.entry("US", "en"), Map.entry("AU", "en"), Map.entry("DE", "de"), Map.entry("AT", "de"), Map.entry("ES", "es"),
            Map.entry("IT", "it"), Map.entry("PT", "pt"), Map.entry("NL", "nl"), Map.entry("PL", "pl"));

    private Phones() {
    }

    /**
     * @param like a number of the same country in E.164, for texts without a country code; or null
     * @return the number in E.164, or empty if it cannot be one
     */
    public static Optional<String> e164(String text, String like) {
        if (text == null || text.length() > 40 || !text.strip().matches("\\+?[0-9][0-9 ().\\-\u00a0/]{4,38}")) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(text, region(like));
            return NUMBERS.isPossibleNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    /** As it is written internationally, in groups; what is no number stays as it is. */
    public static String shown(String e164) {
        try {
            return e164 == null ? null : NUMBERS.format(NUMBERS.parse(e164, "ZZ"), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException none) {
            return e164;
        }
    }

    /** The language that most readers of this number's country write, as far as there is one; for what to offer first. */
    public static Optional<String> language(String e164) {
        return country(e164).map(LANGUAGES::get);
    }

    /** @return ISO 3166-1 alpha-2 */
    public static Optional<String> country(String e164) {
        try {
            return Optional.ofNullable(e164 == null ? null : NUMBERS.getRegionCodeForNumber(NUMBERS.parse(e164, "ZZ")));
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    private static String region(String like) {
        try {
            return like == null ? "ZZ" : NUMBERS.getRegionCodeForCountryCode(NUMBERS.parse(like, "ZZ").getCountryCode());
        } catch (NumberParseException none) {
            return "ZZ";
        }
    }
}
