package io.entregent.access.oidc;

import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/**
 * What WEB-INF/oidc.json takes from the environment. Its placeholders have stand-ins for what is missing,
 * so that this room names the setting and not the server a placeholder.
 */
@ApplicationScoped
public class OidcSettings {

    void start(@Observes Startup ready) {
        check();
    }

    static void check() {
        String issuer = Settings.address("ENTREGENT_OIDC_ISSUER").toString();
        if (!issuer.matches("https?://.+/realms/[^/]+")) {
            throw Settings.wrong("ENTREGENT_OIDC_ISSUER", "be the address of a realm, which ends in /realms/ and its name, not '"
                    + issuer + "'");
        }
        if (Settings.orElse("ENTREGENT_OIDC_CLIENT", "portal-web").matches(".*\\s.*")) {
            throw Settings.wrong("ENTREGENT_OIDC_CLIENT", "be the id of a client, without spaces");
        }
        Settings.require("ENTREGENT_OIDC_SECRET");
    }
}
