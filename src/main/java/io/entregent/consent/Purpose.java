package io.entregent.consent;

import java.util.List;
import java.util.Locale;

/**
 * For what a person is written to. Three are built in; a tenant adds its own ({@link Purposes}).
 *
 * @param code stable, in events and addresses
 */
public record Purpose(String code, Kind kind) {

    public static final Purpose SERVICE = new Purpose("service", Kind.SERVICE);
    public static final Purpose MARKETING = new Purpose("marketing", Kind.MARKETING);
    public static final Purpose SURVEY = new Purpose("survey", Kind.SURVEY);

    static final List<Purpose> BUILT_IN = List.of(SERVICE, MARKETING, SURVEY);

    /** What the law and the platform distinguish. */
    public enum Kind {
        SERVICE, MARKETING, SURVEY, OTHER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Service answers what the person asked for; all else is asked first. */
    public boolean needsConsent() {
        return kind != Kind.SERVICE;
    }
}
