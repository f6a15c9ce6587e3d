package io.entregent.inbox.automation;

import java.util.Locale;

/**
 * What a tenant lets be answered by itself.
 *
 * @param greets  the first message of a person, or the first after a window was over, is greeted while somebody is there
 * @param away    outside of the hours an away message is sent, once in twelve hours
 * @param button  both carry a button to a human
 */
public record AutomationView(boolean greets, String greetingEn, String greetingFr, boolean away, String awayEn, String awayFr,
        boolean button, Hours hours) {

    public static AutomationView none() {
        return new AutomationView(false, "", "", false, "", "", true, Hours.usual());
    }

    public String greeting(Locale locale) {
        return locale.getLanguage().equals("fr") ? greetingFr : greetingEn;
    }

    public String away(Locale locale) {
        return locale.getLanguage().equals("fr") ? awayFr : awayEn;
    }
}
