package io.entregent.people.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the realm takes over from a login server of a tenant's own, each time somebody comes by it. */
record Mapping(String name, String mapper, Map<String, String> config) {

    /** When their server last asked the person: without it nobody could tell a fresh login from one of this morning. */
    private static final String ASKED = "own_auth_time";
    private static final String SCHEMA = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final ObjectMapper JSON = new ObjectMapper();

    static final List<Mapping> OIDC = List.of(new Mapping(ASKED, "oidc-user-attribute-idp-mapper", Map.of("claim", "auth_time", "user.attribute", ASKED)));
    static final List<Mapping> SAML = saml();

    /** SAML servers name the same things in several ways; what does not come changes nothing. */
    private static List<Mapping> saml() {
        List<Mapping> all = new ArrayList<>();
        // Keycloak does not hand on when a SAML server asked, and what an OpenID server said before must not stand for it.
        all.add(new Mapping(ASKED, "hardcoded-attribute-idp-mapper", Map.of("attribute", ASKED, "attribute.value", "0")));
        Map.of("email", List.of("email", "mail", "urn:oid:1.2.840.113549.1.9.1", "urn:oid:0.9.2342.19200300.100.1.3", SCHEMA + "emailaddress"),
                "firstName", List.of("givenName", "urn:oid:2.5.4.42", SCHEMA + "givenname"),
                "lastName", List.of("surname", "sn", "urn:oid:2.5.4.4", SCHEMA + "surname"))
                .forEach((attribute, names) -> names.forEach(name -> all.add(new Mapping(attribute + " of " + name, "saml-user-attribute-idp-mapper",
                        Map.of("attribute.name", name, "user.attribute", attribute)))));
        return List.copyOf(all);
    }

    ObjectNode json(String alias) {
        ObjectNode json = JSON.createObjectNode().put("name", name).put("identityProviderMapper", mapper).put("identityProviderAlias", alias);
        ObjectNode settings = json.putObject("config").put("syncMode", "FORCE");
        config.forEach(settings::put);
        return json;
    }
}
