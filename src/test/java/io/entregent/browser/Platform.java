package io.entregent.browser;

import io.entregent.SandboxControl;

/** The platform itself, as it tells of accounts. */
final class Platform {

    private Platform() {
    }

    /** @param value the members of the webhook's value */
    static void tells(String businessAccount, String field, String value) {
        control("account", "{\"waba\": \"%s\", \"field\": \"%s\", \"value\": {%s}}".formatted(businessAccount, field, value));
    }

    /** @param mode auto or manual: whether templates are judged by themselves, after so many milliseconds */
    static void reviews(String mode, int after) {
        control("templates/review", "{\"mode\": \"%s\", \"after\": %d}".formatted(mode, after));
    }

    static void judges(String businessAccount, String template, String verdict) {
        control("templates/judge", "{\"waba\": \"%s\", \"name\": \"%s\", \"verdict\": \"%s\"}".formatted(businessAccount, template, verdict));
    }

    /** Somebody gives it another body in the platform's own tools. */
    static void rewrites(String businessAccount, String template, String body) {
        control("templates/judge", "{\"waba\": \"%s\", \"name\": \"%s\", \"verdict\": \"edit\", \"text\": \"%s\"}"
                .formatted(businessAccount, template, body));
    }

    static void control(String path, String body) {
        SandboxControl.post(Browser.portal(), path, body);
    }
}
