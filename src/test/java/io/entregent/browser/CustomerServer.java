package io.entregent.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The login server of a customer, which speaks OpenID Connect and SAML: another realm of the same Keycloak, with its own people. */
final class CustomerServer implements AutoCloseable {

    static final String CLIENT = "entregent";
    static final String SECRET = "customers-own-secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Realm admin = new Realm();
    private final String name = "customer-" + System.nanoTime();

    /** @param alias the tenant's login in the portal's realm */
    CustomerServer(String alias) {
        ask("", "{'realm':'%s','enabled':true,'sslRequired':'external'}".formatted(name));
        String portal = Browser.keycloak() + "/realms/entregent";
        String back = portal + "/broker/" + alias + "/endpoint";
        ask("/" + name + "/clients", ("{'clientId':'%s','secret':'%s','publicClient':false,'standardFlowEnabled':true,'directAccessGrantsEnabled':false,"
                + "'redirectUris':['%s']}").formatted(CLIENT, SECRET, back));
        // It takes requests only with the portal's signature: else whoever sits at the browser could change them.
        ObjectNode saml = tree(("{'clientId':'%s','protocol':'saml','frontchannelLogout':true,'redirectUris':['%s'],'attributes':{"
                + "'saml.assertion.signature':'true','saml.server.signature':'true','saml.client.signature':'true','saml.authnstatement':'true',"
                + "'saml.force.post.binding':'true','saml_name_id_format':'persistent'}}").formatted(portal, back));
        saml.withObject("/attributes").put("saml.signing.certificate", certificate());
        ArrayNode mappers = saml.putArray("protocolMappers");
        Map.of("email", "urn:oid:1.2.840.113549.1.9.1", "firstName", "urn:oid:2.5.4.42", "lastName", "urn:oid:2.5.4.4").forEach((attribute, oid) ->
                mappers.add(tree(("{'name':'%1$s','protocol':'saml','protocolMapper':'saml-user-property-mapper','config':{'user.attribute':'%1$s',"
                        + "'attribute.name':'%2$s','attribute.nameformat':'URI Reference'}}").formatted(attribute, oid))));
        admin.ask("POST", "/" + name + "/clients", saml);
    }

    /** With the password "theirs". */
    void employs(String address, String first, String last) {
        ask("/" + name + "/users", ("{'username':'%1$s','email':'%1$s','emailVerified':true,'enabled':true,'firstName':'%2$s','lastName':'%3$s',"
                + "'credentials':[{'type':'password','value':'theirs','temporary':false}]}").formatted(address, first, last));
    }

    String discovery() {
        return address() + "/.well-known/openid-configuration";
    }

    String metadata() {
        return address() + "/protocol/saml/descriptor";
    }

    String address() {
        return Browser.keycloak() + "/realms/" + name;
    }

    /** Also takes the people away who came by it. */
    @Override
    public void close() {
        for (JsonNode person : admin.ask("GET", "/" + name + "/users", null)) {
            for (JsonNode linked : admin.get("/users?exact=true&email=" + person.path("email").asText())) {
                admin.ask("DELETE", "/entregent/users/" + linked.path("id").asText(), null);
            }
        }
        admin.ask("DELETE", "/" + name, null);
    }

    private String certificate() {
        return StreamSupport.stream(admin.get("/keys").path("keys").spliterator(), false)
                .filter(key -> "RS256".equals(key.path("algorithm").asText()) && "ACTIVE".equals(key.path("status").asText()))
                .map(key -> key.path("certificate").asText()).findFirst().orElseThrow();
    }

    private void ask(String path, String body) {
        admin.ask("POST", path, tree(body));
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
