package io.entregent.inbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.inbox.api.Caller.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From a person's phone through the signed webhook to a proven answer, over the REST API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationIT {

    private static final String LUMEN = "maison-lumen";
    private static final String PARC = "pharmacie-du-parc";
    private static final String NUMBER = "200000000000001";
    private static final String CAMILLE = "33639981001";
    private static final String MEHDI = "33639981002";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Caller robot;
    private String conversation;
    private String contact;

    @BeforeAll
    void aPersonWrites() {
        robot = new Caller();
        write(CAMILLE, "Bonjour, ma commande est-elle prête ?");
        JsonNode row = find("camille");
        conversation = row.get("id").asText();
        contact = row.at("/contact/id").asText();
    }

    private void write(String person, String text) {
        robot.phone("text", "{\"person\":\"" + person + "\",\"account\":\"" + NUMBER + "\",\"text\":\"" + text + "\"}");
    }

    private JsonNode find(String q) {
        String query = "conversations?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
        return until(() -> robot.get(LUMEN, query).body().path("items").path(0), one -> one.hasNonNull("id"));
    }

    private static JsonNode until(Callable<JsonNode> look, Predicate<JsonNode> good) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(look, good);
    }

    private Answer answer(String json, String... headers) {
        return robot.call("POST", LUMEN, "conversations/" + conversation + "/messages", json, headers);
    }

    private JsonNode message(String id) {
        return robot.get(LUMEN, "messages/" + id).body();
    }

    @Test
    void anAnswerIsQueuedSentDeliveredAndRead() {
        Answer queued = answer("{\"text\":\"Oui, elle vous attend !\"}");
        assertThat(queued.status()).isEqualTo(201);
        String id = queued.body().get("id").asText();
        assertThat(queued.body().get("why").asText()).isNotEmpty();
        until(() -> message(id), one -> one.get("status").asText().matches("delivered|read"));
        robot.phone("read", "{\"person\":\"" + CAMILLE + "\",\"account\":\"" + NUMBER + "\"}");
        JsonNode read = until(() -> message(id), one -> one.get("status").asText().equals("read"));
        assertThat(read.get("providerId").asText()).startsWith("wamid.");
        assertThat(robot.get(LUMEN, "policy/decisions/" + read.get("why").asText()).body().get("allowed").asBoolean()).isTrue();
    }

    @Test
    void theSearchFindsWordsNamesAndNumbersAndNothingElse() {
        Stream.of("commande", "PRETE", "laurent", "+33639981001", "06 39 98 10 01")
                .forEach(q -> assertThat(find(q).get("id").asText()).as(q).isEqualTo(conversation));
        assertThat(robot.get(LUMEN, "conversations?q=zzzz").body().get("items")).isEmpty();
        assertThat(robot.get(PARC, "conversations?q=%2B33639981001").body().get("items")).isEmpty();
    }

    @Test
    void theSameKeySendsOnceAndAnotherRequestWithItIsRefused() {
        String key = UUID.randomUUID().toString();
        Answer first = answer("{\"text\":\"Une fois\"}", "Idempotency-Key", key);
        Answer again = answer("{\"text\":\"Une fois\"}", "Idempotency-Key", key);
        assertThat(again.body().get("id")).isEqualTo(first.body().get("id"));
        assertThat(answer("{\"text\":\"Autre chose\"}", "Idempotency-Key", key).code()).isEqualTo("key.reused");
    }

    @Test
    void marketingNeedsConsentAndStopWithdrawsIt() {
        write(MEHDI, "Bonjour");
        JsonNode row = find("Mehdi");
        String path = "conversations/" + row.get("id").asText() + "/messages";
        String person = row.at("/contact/id").asText();
        String offer = "{\"template\":{\"name\":\"offre_privee\",\"language\":\"fr\",\"parameters\":[\"Mehdi\",\"la soie\"]}}";
        Answer missing = robot.call("POST", LUMEN, path, offer);
        assertThat(missing.status()).isEqualTo(409);
        assertThat(missing.code()).isEqualTo("consent.missing");
        assertThat(missing.body().get("rules").findValuesAsText("code")).contains("contact.suppressed", "consent.missing",
                "consent.withdrawn", "window.closed", "template.notLive", "content.sensitive", "limit.reached", "account.restricted");
        assertThat(robot.call("POST", LUMEN, "consents", "{\"contact\":\"" + person
                + "\",\"purpose\":\"marketing\",\"type\":\"given\",\"method\":\"form\",\"wording\":\"w-1\"}").status()).isEqualTo(201);
        assertThat(robot.call("POST", LUMEN, path, offer).status()).isEqualTo(201);
        write(MEHDI, "ARRÊT svp");
        until(() -> robot.get(LUMEN, "consents?contact=" + person).body(),
                ledger -> ledger.get("states").toString().contains("\"status\":\"withdrawn\""));
        assertThat(robot.call("POST", LUMEN, path, offer).code()).isEqualTo("consent.withdrawn");
    }

    @Test
    void aTemplateThatIsNotLiveOrNotFilledIsRefused() {
        assertThat(answer("{\"template\":{\"name\":\"nope\",\"language\":\"fr\"}}").code()).isEqualTo("template.notLive");
        assertThat(answer("{\"template\":{\"name\":\"order_ready\",\"language\":\"fr\",\"parameters\":[\"A\"]}}").code())
                .isEqualTo("template.parameters");
    }

    @Test
    void aPlaceGoesOutAsOneAndAWrongOneIsNamed() {
        String place = "{\"template\":{\"name\":\"plan_acces\",\"language\":\"fr\",\"parameters\":{\"header.location.latitude\":\"%s\","
                + "\"header.location.longitude\":\"2.35\",\"header.location.name\":\"Mairie\",\"header.location.address\":\"%s\",\"1\":\"Ana\",\"2\":\"lundi\"}}}";
        Answer wrong = answer(place.formatted("91", "1 place du March\u00e9"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.code()).isEqualTo("template.parameters");
        assertThat(wrong.body().at("/parameters/header.location.latitude").asText()).isEqualTo("latitude");
        assertThat(answer(place.formatted("48.85", " ")).body().at("/parameters/header.location.address").asText()).isEqualTo("blank");
        String id = answer(place.formatted("48.85", "1 place du March\u00e9")).body().get("id").asText();
        until(() -> message(id), one -> one.get("status").asText().matches("delivered|read"));
    }

    @Test
    void whoNeverWroteGetsNoFreeWordsAndTheGateSaysSo() {
        Answer would = robot.call("POST", LUMEN, "policy/evaluate", "{\"to\":{\"phone\":\"+33639981999\"}}");
        assertThat(would.body().get("code").asText()).isEqualTo("window.closed");
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(Arguments.of("cut off", "{\"text\":"), Arguments.of("a number for a text", "{\"text\":5}"),
                Arguments.of("an unknown member", "{\"txt\":\"a\"}"), Arguments.of("a list", "[]"),
                Arguments.of("two values", "{\"text\":\"a\"}{}"),
                Arguments.of("deep", "{\"template\":{\"name\":\"a\",\"parameters\":" + "[".repeat(5000) + "]".repeat(5000) + "}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBodies")
    void aBodyThatIsNotAsDescribedIsABadRequest(String name, String body) {
        Answer answer = answer(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("request.malformed");
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void invalidUtf8IsABadRequest() {
        byte[] body = "{\"text\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
        body[9] = (byte) 0xff;
        assertThat(robot.post(LUMEN, "conversations/" + conversation + "/messages", body).status()).isEqualTo(400);
    }

    @Test
    void aWrongParameterIsNamed() {
        assertThat(robot.get(LUMEN, "conversations?limit=abc").body().get("parameter").asText()).isEqualTo("limit");
        assertThat(robot.get(LUMEN, "conversations?cursor=abc").code()).isEqualTo("cursor.invalid");
        assertThat(robot.get(LUMEN, "conversations?state=weird").status()).isEqualTo(422);
        assertThat(robot.call("DELETE", LUMEN, "conversations", null).code()).isEqualTo("method.notAllowed");
    }

    @Test
    void theProblemSpeaksTheReadersLanguage() {
        assertThat(answer("{\"text\":", "Accept-Language", "fr").body().get("title").asText())
                .isEqualTo("La requête est illisible");
    }

    @Test
    void withoutATokenOfTheRealmNobodyEnters() {
        String path = "/api/v1/tenants/" + LUMEN + "/conversations";
        String tampered = robot.token().substring(0, robot.token().length() - 6) + "AAAAAA";
        Stream.of(null, "Bearer x", "Basic abc", "Bearer " + tampered).forEach(authorization ->
                assertThat(robot.as(authorization, path).status()).as(String.valueOf(authorization)).isEqualTo(401));
        assertThat(robot.as("Bearer " + robot.token(), "/api/v1/tenants/nobody/conversations").code()).isEqualTo("tenant.unknown");
    }

    /** Each route that names an object, tried by another tenant: as if it did not exist, to the last byte. */
    @Test
    void anotherTenantFindsNothingOnAnyRoute() {
        String ours = robot.get(LUMEN, "conversations/" + conversation + "/messages").body().at("/items/0/id").asText();
        Map<String, String> ids = new TreeMap<>(Map.of("conversations", conversation, "messages", ours, "contacts", contact,
                "templates", robot.get(LUMEN, "templates").body().at("/items/0/id").asText(),
                "policy", robot.get(LUMEN, "policy/decisions").body().at("/items/0/id").asText(""),
                "consents", robot.csv(LUMEN, "consents/imports?purpose=marketing", "phone,date,source,wording\n").body().path("id").asText()));
        ids.put("keys", robot.call("POST", LUMEN, "keys", "{\"name\":\"walls\",\"kind\":\"program\",\"scopes\":[\"TEMPLATE_READ\"],\"days\":30}")
                .body().path("id").asText());
        String hook = "{\"address\":\"http://127.0.0.1:9/hook\",\"kinds\":[\"message.received\"]}";
        ids.put("webhooks", robot.call("POST", LUMEN, "webhooks", hook).body().path("id").asText());
        Map<String, String> bodies = Map.of("put ", hook, "post messages", "{\"text\":\"x\"}", "post notes", "{\"text\":\"x\"}",
                "patch ", "{\"state\":\"closed\"}",
                "post holds", "{\"reason\":\"x\",\"until\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"}",
                "post versions", "{}", "post approve", "{\"level\":1,\"hash\":\"x\"}", "post reject",
                "{\"level\":1,\"hash\":\"x\",\"remark\":\"x\"}",
                "put draft", "{\"name\":\"x\",\"category\":\"UTILITY\",\"revision\":1,\"languages\":{\"fr\":{\"components\":["
                        + "{\"type\":\"BODY\",\"text\":\"Bonjour\"}]}}}");
        JsonNode paths = robot.as(null, "/api/openapi.json").body().get("paths");
        paths.fields().forEachRemaining(path -> {
            String route = path.getKey().replace("/api/v1/tenants/{slug}/", "").replace("{n}", "1")
                    .replaceAll("\\{(hold|delivery)}", "018f0000-0000-7000-8000-000000000000");
            if (!route.contains("{id}")) {
                return;
            }
            String known = ids.get(route.split("/")[0]);
            assertThat(known).as("an object for " + route).isNotEmpty();
            path.getValue().fieldNames().forEachRemaining(verb -> {
                if (verb.equals("parameters")) {
                    return;
                }
                String body = bodies.getOrDefault(verb + " " + (route.endsWith("{id}") ? "" : route.substring(route.lastIndexOf('/') + 1)),
                        verb.equals("post") && route.matches("(keys|webhooks)/.*") ? "{}" : null);
                String nobodys = UUID.randomUUID().toString();
                Answer foreign = robot.call(verb.toUpperCase(), PARC, route.replace("{id}", known), body);
                Answer missing = robot.call(verb.toUpperCase(), PARC, route.replace("{id}", nobodys), body);
                // A decision needs a fresh login before anything is looked for.
                assertThat(foreign.status()).as(verb + " " + route).isEqualTo(route.matches(".*/(approve|reject)") ? 403 : 404);
                assertThat(foreign.response().body()).as(verb + " " + route).isEqualTo(missing.response().body().replace(nobodys, known));
            });
        });
        for (String made : new String[] {"keys", "webhooks"}) {
            assertThat(robot.call("DELETE", LUMEN, made + "/" + ids.get(made), null).status()).as("nobody else took it").isEqualTo(204);
        }
    }

    @Test
    void whoWasErasedIsGoneAndIsNotWrittenToAgain() {
        String phone = "33639981004";
        write(phone, "Oubliez-moi " + Instant.now());
        JsonNode row = find("Jules");
        String person = row.at("/contact/id").asText();
        assertThat(robot.call("DELETE", LUMEN, "contacts/" + person, null).status()).isEqualTo(204);
        assertThat(robot.get(LUMEN, "contacts/" + person).status()).isEqualTo(404);
        assertThat(robot.get(LUMEN, "conversations/" + row.get("id").asText()).status()).isEqualTo(404);
        assertThat(robot.call("POST", LUMEN, "messages", "{\"to\":{\"phone\":\"+" + phone
                + "\"},\"template\":{\"name\":\"info_fermeture\",\"language\":\"fr\",\"parameters\":[\"1er mai\"]}}").code())
                .isEqualTo("contact.suppressed");
    }
}
