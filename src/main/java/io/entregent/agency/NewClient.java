package io.entregent.agency;

import io.entregent.kernel.Rejected;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Whom an agency or the operator wants to begin with.
 *
 * @param slug     its name in addresses; null or empty: made of its name
 * @param country  ISO 3166-1 alpha-2
 * @param siren    for France only
 * @param provider the solution provider through which a public body comes
 * @param admin    e-mail address of the client's first administrator, or null
 */
public record NewClient(String name, String slug, String country, String siren, Activity activity, String provider, String admin) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public NewClient {
        name = name == null ? "" : name.strip();
        slug = slug == null || slug.isBlank() ? slugOf(name) : slug.strip();
        siren = Siren.clean(siren);
        provider = provider == null ? "" : provider.strip();
        admin = admin == null || admin.isBlank() ? null : admin.strip();
    }

    /**
     * @throws Rejected {@code onboarding.name}, {@code onboarding.slug}, {@code onboarding.country}, {@code onboarding.siren},
     *         {@code onboarding.activity}, {@code onboarding.excluded}, {@code onboarding.provider}
     */
    void check() {
        require(name.length() >= 2 && name.length() <= 100, "onboarding.name");
        require(slug.matches("[a-z0-9][a-z0-9-]{1,62}"), "onboarding.slug");
        require(country != null && COUNTRIES.contains(country), "onboarding.country");
        require(!"FR".equals(country) || Siren.isValid(siren), "onboarding.siren");
        require(activity != null, "onboarding.activity");
        require(activity.isPermitted(), "onboarding.excluded");
        require(!activity.needsProvider() || !provider.isEmpty(), "onboarding.provider");
    }

    static String slugOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.length() > 60 ? plain.substring(0, 60).replaceAll("-$", "") : plain;
    }

    private static void require(boolean holds, String code) {
        if (!holds) {
            throw Rejected.invalid(code);
        }
    }
}
