package io.entregent.policy.rules;

import java.util.Locale;

/** The same in both languages. */
public record Text(String en, String fr) {

    public String in(Locale locale) {
        return Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? fr : en;
    }
}
