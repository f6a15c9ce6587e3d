package io.entregent.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Reads phone numbers as people write them. */
public final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

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

    private static String region(String like) {
        try {
            return like == null ? "ZZ" : NUMBERS.getRegionCodeForCountryCode(NUMBERS.parse(like, "ZZ").getCountryCode());
        } catch (NumberParseException none) {
            return "ZZ";
        }
    }
}
