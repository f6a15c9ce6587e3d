package io.entregent.kernel.faces;

import java.util.Locale;

/** A reader whose language does not change. */
public class SpokenIn extends Language {

    private final Locale locale;

    public SpokenIn(Locale locale) {
        this.locale = locale;
    }

    @Override
    public Locale locale() {
        return locale;
    }
}
