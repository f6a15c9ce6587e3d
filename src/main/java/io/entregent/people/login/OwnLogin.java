package io.entregent.people.login;

import java.time.Instant;
import java.util.Locale;

/**
 * How the tenant's own login server is linked.
 *
 * @param alias    its name in the realm
 * @param domain   of the e-mail addresses that are sent there
 * @param source   where Keycloak read its settings: OpenID discovery document, or SAML metadata
 * @param client   our name there; null for SAML
 * @param redirect the address to register there
 */
public record OwnLogin(Protocol protocol, String alias, String domain, String source, String client, String redirect, Instant linkedAt) {

    public enum Protocol {
        OIDC, SAML;

        public String provider() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What somebody brings.
     *
     * @param secret of our client there; goes to Keycloak and is not kept here
     */
    public record Wanted(Protocol protocol, String domain, String source, String client, String secret) {

        @Override
        public String toString() {
            return "Wanted[" + protocol + " " + domain + "]";
        }
    }
}
