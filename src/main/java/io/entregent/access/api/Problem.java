package io.entregent.access.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.entregent.kernel.Rejected;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * An error as RFC 9457 tells it, in the reader's language.
 *
 * @param code     stable; the key of the detail's sentence
 * @param instance the address that was asked; left out on 404, whose body must be the same for what
 *                 belongs to others and for what does not exist
 * @param details  further members
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String code, String instance,
        @JsonAnyGetter Map<String, Object> details) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String BUNDLE = "io.entregent.messages";
    private static final int NOT_FOUND = 404;

    static Problem of(Rejected rejected, String instance, Locale locale) {
        return of(rejected.kind().status(), rejected.code(), instance, locale, rejected.details(), rejected.arguments());
    }

    static Problem of(int status, String code, String instance, Locale locale) {
        return of(status, code, instance, locale, Map.of());
    }

    private static Problem of(int status, String code, String instance, Locale locale, Map<String, Object> details,
            Object... arguments) {
        return new Problem("urn:entregent:problem:" + code, text("problem." + status, locale), status,
                text(code, locale, arguments), code, status == NOT_FOUND ? null : instance, details);
    }

    /** The first of the reader's languages that we speak; else English. */
    static Locale locale(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 200) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.FRENCH, Locale.ENGLISH));
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException nonsense) {
            return Locale.ENGLISH;
        }
    }

    private static String text(String key, Locale locale, Object... arguments) {
        try {
            ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            // The bundles are written without the doubled apostrophes of MessageFormat.
            return new MessageFormat(bundle.getString(key).replace("'", "''"), locale).format(arguments);
        } catch (MissingResourceException unknown) {
            return key;
        }
    }
}
