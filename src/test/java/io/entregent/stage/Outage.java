package io.entregent.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Takes single servers of the running set away and brings them back; can add a second node of the portal. */
public final class Outage implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Plan plan;
    private final Secrets secrets;
    private final Postgres postgres;
    private final HttpClient http = HttpClient.newHttpClient();
    private Child database;
    private Child login;
    private Child secondNode;

    public Outage() throws IOException {
        Path data = Path.of(System.getProperty("entregent.data"));
        plan = new Plan(Path.of("").toAbsolutePath(), data, port("entregent.portal.url"), port("entregent.keycloak.url"),
                port("entregent.db.url"), Integer.getInteger("entregent.management.port"),
                Integer.getInteger("entregent.signer.port"), Ports.free(), Ports.free(), false, Map.of());
        secrets = new Secrets(data.resolve("secrets"));
        postgres = new Postgres(plan, secrets);
        database = running("postgres");
        login = running("keycloak");
    }

    private Child running(String name) throws IOException {
        return Child.leftover(name, plan.run()).orElseThrow();
    }

    private static int port(String address) {
        String url = System.getProperty(address).replace("jdbc:", "");
        return URI.create(url).getPort();
    }

    public void databaseGoes() throws IOException, InterruptedException {
        postgres.stop(database);
    }

    public void databaseComesBack() throws Exception {
        database = postgres.start();
        Child mine = database;
        atTheEnd(() -> postgres.stop(mine));
        freshenLogin();
    }

    /** Keycloak's own pool learns only by requests that fail that its connections are gone; here they are. */
    private void freshenLogin() throws Exception {
        URI page = URI.create(plan.keycloakUrl() + "/realms/entregent/protocol/openid-connect/auth?client_id=portal-web"
                + "&response_type=code&redirect_uri=" + plan.portalUrl() + "/");
        for (int good = 0, tries = 0; good < 5 && tries < 60; tries++) {
            int status = http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            good = status < 500 ? good + 1 : 0;
        }
    }

    public void loginGoes() {
        login.stop();
    }

    public void loginComesBack() throws Exception {
        login = new Keycloak(plan, secrets).start(postgres, plan.environment(secrets));
        atTheEnd(login::stop);
        new Readiness().await("Keycloak", plan.keycloakUrl() + "/realms/entregent", login, plan.log("keycloak"), () -> { });
    }

    private interface Ending {
        void end() throws Exception;
    }

    /** Whoever started the set knows only the servers that it started itself. */
    private static void atTheEnd(Ending ending) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                ending.end();
            } catch (Exception e) {
                throw new StageFailure("A server that was brought back cannot be stopped: " + e.getMessage(), e);
            }
        }));
    }

    /** Another WildFly on the same database, the same keys and the same Keycloak; webhooks still come to the first. @return its address */
    public String secondNode() throws Exception {
        Map<String, String> first = plan.environment(secrets);
        Plan second = new Plan(plan.project(), plan.data().resolve("second"), Integer.getInteger("entregent.second.port", Ports.free()),
                plan.keycloakPort(), plan.databasePort(), Ports.free(), plan.signerPort(), Ports.free(), Ports.free(), false, Map.of());
        Map<String, String> environment = new LinkedHashMap<>(first);
        environment.put("ENTREGENT_HTTP_PORT", Integer.toString(second.httpPort()));
        environment.put("ENTREGENT_PUBLIC_URL", second.portalUrl());
        allowLoginFrom(second.portalUrl());
        secondNode = new WildFly(second).start(environment);
        new Readiness().await("The second node", second.portalUrl() + "/health/ready", secondNode, second.log("wildfly"), () -> { });
        return second.portalUrl();
    }

    private void allowLoginFrom(String address) throws Exception {
        String token = json(HttpRequest.newBuilder(URI.create(plan.keycloakUrl() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=admin&password="
                        + secrets.password("keycloak.admin")))).orElseThrow().get("access_token").asText();
        String clients = plan.keycloakUrl() + "/admin/realms/entregent/clients";
        ObjectNode client = (ObjectNode) json(HttpRequest.newBuilder(URI.create(clients + "?clientId=portal-web"))
                .header("Authorization", "Bearer " + token)).orElseThrow().get(0);
        ((ArrayNode) client.get("redirectUris")).add(address + "/*");
        json(HttpRequest.newBuilder(URI.create(clients + "/" + client.get("id").asText())).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").PUT(BodyPublishers.ofString(client.toString())));
    }

    private Optional<JsonNode> json(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new StageFailure("Keycloak answered " + answer.statusCode());
        }
        return answer.body().isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(answer.body()));
    }

    /** Leaves what was there before, running. */
    @Override
    public void close() throws Exception {
        if (secondNode != null) {
            secondNode.stop();
        }
        if (!database.isAlive()) {
            databaseComesBack();
        }
        if (!login.isAlive()) {
            loginComesBack();
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
