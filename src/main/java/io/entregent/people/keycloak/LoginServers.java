package io.entregent.people.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entregent.kernel.jobs.RetryLater;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Login servers of tenants' own, as Keycloak's identity providers. Each call may be repeated: what is there already is
 * changed and not made again. Never inside a transaction; throws as {@link Organizations}.
 */
@ApplicationScoped
public class LoginServers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = HttpURLConnection.HTTP_CREATED;
    private static final int DONE = HttpURLConnection.HTTP_NO_CONTENT;
    private static final int OK = HttpURLConnection.HTTP_OK;
    private static final int GONE = HttpURLConnection.HTTP_NOT_FOUND;
    private static final int CONFLICT = HttpURLConnection.HTTP_CONFLICT;
    private static final int BAD = HttpURLConnection.HTTP_BAD_REQUEST;

    /** After it, the realm asks for nothing more, or for a code of its own where a fresh proof is wanted (realm-export/README.md). */
    private static final String AFTERWARDS = "portal own login";

    @Inject
    private Line line;

    /**
     * Makes or changes an identity provider with what Keycloak reads at its discovery document or metadata.
     *
     * @param provider oidc or saml
     * @return false if Keycloak cannot read the settings there
     */
    public boolean put(String alias, String title, String provider, String source, String client, String secret) {
        Line.Answer read = Organizations.asked(() -> line.post("/identity-provider/import-config",
                JSON.createObjectNode().put("providerId", provider).put("fromUrl", source)), OK, BAD, HttpURLConnection.HTTP_INTERNAL_ERROR);
        if (read.status() != OK || read.body().isEmpty()) {
            return false;
        }
        ObjectNode config = (ObjectNode) read.body();
        config.put("syncMode", "FORCE").put("guiOrder", "").put("validateSignature", "true");
        boolean open = "oidc".equals(provider);
        if (open) {
            config.put("clientId", client).put("clientSecret", secret).put("clientAuthMethod", "client_secret_post")
                    .put("defaultScope", "openid email profile").put("pkceEnabled", "true").put("pkceMethod", "S256")
                    .put("useJwksUrl", "true").put("passMaxAge", "true");
        } else if (config.path("signingCertificate").asText("").isEmpty()) {
            // Without a certificate anybody could say who he is.
            return false;
        } else {
            config.put("wantAuthnRequestsSigned", "true");
        }
        // What their server says of an address is not proof of it: the realm asks the person at the first login.
        ObjectNode body = JSON.createObjectNode().put("alias", alias).put("displayName", title).put("providerId", provider)
                .put("enabled", true).put("trustEmail", false).put("hideOnLogin", true).put("storeToken", false)
                .put("postBrokerLoginFlowAlias", AFTERWARDS);
        body.set("config", config);
        Line.Answer known = Organizations.asked(() -> line.get(at(alias)), OK, GONE);
        if (known.status() == OK && !provider.equals(known.body().path("providerId").asText())) {
            remove(alias);
            known = new Line.Answer(GONE, known.body(), "");
        }
        if (known.status() == GONE) {
            Organizations.asked(() -> line.post("/identity-provider/instances", body), CREATED, CONFLICT);
        } else {
            body.put("internalId", known.body().path("internalId").asText());
            Organizations.asked(() -> line.put(at(alias), body), DONE, OK);
        }
        mappers(alias, open ? Mapping.OIDC : Mapping.SAML);
        return true;
    }

    private void mappers(String alias, List<Mapping> wanted) {
        Set<String> there = new HashSet<>();
        Organizations.asked(() -> line.get(at(alias) + "/mappers"), OK).body().forEach(one -> there.add(one.path("name").asText()));
        for (Mapping one : wanted) {
            if (!there.contains(one.name())) {
                Organizations.asked(() -> line.post(at(alias) + "/mappers", one.json(alias)), CREATED, CONFLICT);
            }
        }
    }

    /** Gives an organization the e-mail domain. @return false if another organization has it */
    public boolean claim(String organization, String domain) {
        String path = "/organizations/" + Line.encoded(organization);
        ObjectNode body = (ObjectNode) Organizations.asked(() -> line.get(path), OK).body();
        ArrayNode domains = body.putArray("domains");
        domains.addObject().put("name", domain).put("verified", true);
        return Organizations.asked(() -> line.put(path, body), DONE, OK, BAD, CONFLICT).status() < BAD;
    }

    /** From now on Keycloak sends who has an address of that domain to this login server. */
    public void link(String organization, String alias, String domain) {
        String path = "/organizations/" + Line.encoded(organization) + "/identity-providers";
        Line.Answer linked = Organizations.asked(() -> line.get(path + "/" + Line.encoded(alias)), OK, GONE, BAD);
        if (linked.status() != OK) {
            Organizations.asked(() -> line.post(path, new TextNode(alias)), DONE, OK, CREATED, CONFLICT);
        }
        ObjectNode body = (ObjectNode) Organizations.asked(() -> line.get(at(alias)), OK).body();
        ObjectNode config = body.withObject("/config");
        Map.of("kc.org.domain", domain, "kc.org.broker.redirect.mode.email-matches", "true").forEach((name, value) -> config.set(name, new TextNode(value)));
        Organizations.asked(() -> line.put(at(alias), body), DONE, OK);
    }

    public void remove(String alias) {
        Organizations.asked(() -> line.delete(at(alias)), DONE, OK, GONE);
    }

    private static String at(String alias) {
        return "/identity-provider/instances/" + Line.encoded(alias);
    }

    /** What the realm says of a login server; empty if there is none. */
    public JsonNode seen(String alias) {
        return Organizations.asked(() -> line.get(at(alias)), OK, GONE).body();
    }
}
