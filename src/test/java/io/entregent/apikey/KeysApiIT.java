package io.entregent.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.inbox.api.Caller;
import io.entregent.inbox.api.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Keys over the REST API: a key gives nothing that its maker does not have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysApiIT {

    private static final String BANK = "banque-horizon";
    private static final String OTHER = "pharmacie-du-parc";

    private Caller robot;

    @BeforeAll
    void logIn() {
        robot = new Caller();
    }

    @Test
    void aProgramsKeyIsMadeUsedRotatedByItselfAndRevoked() {
        JsonNode made = made("TEMPLATE_READ\",\"MEMBERS_READ");
        String id = made.get("id").asText();
        Caller program = new Caller(made.get("secret").asText());
        assertThat(program.get(BANK, "templates").status()).isEqualTo(200);
        assertThat(program.get(BANK, "conversations").code()).as("beyond its scopes").isEqualTo("permission.denied");
        assertThat(program.get(OTHER, "templates").status()).as("in another tenant").isEqualTo(401);
        assertThat(program.call("POST", BANK, "keys", wanted("TEMPLATE_READ", 365).replace("program", "person")).code()).as("a key makes no key").isEqualTo("apikey.byKey");
        Instant end = Instant.parse(read(id).get("expiresAt").asText());

        Answer rotated = program.call("POST", BANK, "keys/" + id + "/rotate", "{}");
        assertThat(rotated.status()).isEqualTo(201);
        String next = rotated.body().get("id").asText();
        assertThat(Instant.parse(read(next).get("expiresAt").asText())).as("no longer than the old one").isBeforeOrEqualTo(end.plusSeconds(1));
        assertThat(Instant.parse(read(id).get("expiresAt").asText())).isBefore(Instant.now().plus(Duration.ofHours(25)));
        Caller after = new Caller(rotated.body().get("secret").asText());
        assertThat(after.get(BANK, "templates").status()).isEqualTo(200);
        assertThat(after.get(BANK, "conversations").status()).isEqualTo(403);
        assertThat(after.call("POST", BANK, "keys/" + id + "/rotate", "{}").code()).as("of another key").isEqualTo("apikey.byKey");

        assertThat(robot.call("DELETE", BANK, "keys/" + id, null).status()).isEqualTo(204);
        assertThat(program.get(BANK, "templates").status()).isEqualTo(401);
        assertThat(robot.call("DELETE", BANK, "keys/" + next, null).status()).isEqualTo(204);
        assertThat(after.get(BANK, "templates").status()).isEqualTo(401);
        assertThat(read(next).get("holds").asBoolean()).isFalse();
        assertThat(actions(id)).contains("apiKey.made", "apiKey.rolled", "apiKey.revoked");
    }

    @Test
    void whatTheCallerMayNotNoKeyOfItsMay() {
        assertThat(robot.call("POST", BANK, "keys", wanted("TEMPLATE_APPROVE", 30)).code()).isEqualTo("apikey.scopes");
        assertThat(robot.call("POST", BANK, "keys", wanted("OPERATE", 30)).code()).isEqualTo("apikey.scopes");
        assertThat(robot.call("POST", BANK, "keys", wanted("NOTHING", 30)).code()).isEqualTo("parameter.invalid");
        assertThat(robot.call("POST", BANK, "keys", wanted("TEMPLATE_READ", 4000)).code()).isEqualTo("apikey.days.invalid");
        assertThat(robot.call("POST", BANK, "keys", "{\"name\":\"x\",\"kind\":\"queen\",\"scopes\":[\"TEMPLATE_READ\"],\"days\":30}").code())
                .isEqualTo("parameter.invalid");
    }

    @Test
    void aKeyOfAnotherTenantIsLikeNone() {
        String id = made("TEMPLATE_READ").get("id").asText();
        assertThat(robot.get(OTHER, "keys/" + id).status()).isEqualTo(404);
        assertThat(robot.call("POST", OTHER, "keys/" + id + "/rotate", "{}").status()).isEqualTo(404);
        assertThat(robot.call("DELETE", OTHER, "keys/" + id, null).status()).isEqualTo(404);
        assertThat(read(id).get("holds").asBoolean()).isTrue();
        robot.call("DELETE", BANK, "keys/" + id, null);
    }

    private JsonNode made(String scopes) {
        Answer answer = robot.call("POST", BANK, "keys", wanted(scopes, 30));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.response().headers().firstValue("Location").orElse("")).endsWith("/keys/" + answer.body().get("id").asText());
        return answer.body();
    }

    private JsonNode read(String id) {
        return robot.get(BANK, "keys/" + id).body();
    }

    private List<String> actions(String id) {
        return StreamSupport.stream(robot.get(BANK, "audit?object=" + id).body().path("items").spliterator(), false)
                .map(one -> one.path("action").asText()).toList();
    }

    private static String wanted(String scopes, int days) {
        return "{\"name\":\"Order system\",\"kind\":\"program\",\"scopes\":[\"" + scopes + "\"],\"days\":" + days + "}";
    }
}
