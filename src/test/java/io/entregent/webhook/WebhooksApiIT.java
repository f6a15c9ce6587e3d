package io.entregent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.browser.Receiver;
import io.entregent.inbox.api.Caller;
import io.entregent.inbox.api.Caller.Answer;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Webhooks over the REST API, from adding to removing. */
class WebhooksApiIT {

    private static final String BANK = "banque-horizon";

    private final Caller robot = new Caller();

    @Test
    void aWebhookIsAddedTriedPausedReplayedRotatedAndRemoved() {
        try (Receiver receiver = new Receiver()) {
            Answer added = robot.call("POST", BANK, "webhooks", wanted(receiver.address(), "message.received"));
            assertThat(added.status()).as(added.body().toString()).isEqualTo(201);
            String hook = "webhooks/" + added.body().get("id").asText();
            String secret = added.body().get("secret").asText();
            assertThat(robot.get(BANK, hook).body().has("secret")).as("shown once").isFalse();

            assertThat(post(hook + "/ping").status()).isEqualTo(202);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> receiver.calls.size() == 1);
            assertThat(receiver.calls.get(0).signedWith(secret)).isEqualTo(1);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> log(hook).get(0).get("state").asText().equals("delivered"));
            assertThat(log(hook).get(0).get("body").asText()).isEqualTo(receiver.calls.get(0).text());

            assertThat(post(hook + "/pause").body().get("state").asText()).isEqualTo("off");
            assertThat(post(hook + "/ping").code()).isEqualTo("webhook.isOff");
            assertThat(post(hook + "/resume").body().get("state").asText()).isEqualTo("on");

            String fresh = post(hook + "/rotate").body().get("secret").asText();
            assertThat(post(hook + "/deliveries/" + log(hook).get(0).get("id").asText() + "/replay").status()).isEqualTo(202);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> receiver.calls.size() == 2);
            assertThat(receiver.calls.get(1).id()).as("under the same id").isEqualTo(receiver.calls.get(0).id());
            assertThat(receiver.calls.get(1).signedWith(secret)).isEqualTo(1);
            assertThat(receiver.calls.get(1).signedWith(fresh)).isEqualTo(1);
            assertThat(post(hook + "/replay").body().get("events").asInt()).as("nothing was given up").isZero();

            receiver.answers(503);
            post(hook + "/ping");
            // Its third attempt comes after half a minute.
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> log(hook).get(0).get("attempts").asInt() == 2);
            receiver.answers(200);
            assertThat(post(hook + "/deliveries/" + log(hook).get(0).get("id").asText() + "/replay").status()).isEqualTo(202);
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> log(hook).get(0).get("state").asText().equals("delivered"));
            assertThat(receiver.calls).as("tried at once, and not sent twice").hasSize(5);

            Answer page = robot.get(BANK, hook + "/deliveries?limit=1");
            assertThat(page.body().get("items")).hasSize(1);
            Answer next = robot.get(BANK, hook + "/deliveries?limit=1&cursor=" + page.body().get("next").asText());
            assertThat(next.body().at("/items/0/id")).isNotEqualTo(page.body().at("/items/0/id"));

            Answer changed = robot.call("PUT", BANK, hook, wanted(receiver.address(), "message.failed"));
            assertThat(changed.body().at("/kinds/0").asText()).isEqualTo("message.failed");
            assertThat(robot.call("DELETE", BANK, hook, null).status()).isEqualTo(204);
            assertThat(robot.get(BANK, hook).status()).isEqualTo(404);
            assertThat(actions(added.body().get("id").asText())).contains("webhook.added", "webhook.turned", "webhook.secretChanged",
                    "webhook.replayed", "webhook.changed", "webhook.removed");
        }
    }

    @Test
    void whatCannotBeCalledOrToldIsRefusedAndAnothersIsLikeNone() {
        assertThat(robot.call("POST", BANK, "webhooks", wanted("ftp://systems.example/", "message.received")).status()).isEqualTo(422);
        assertThat(robot.call("POST", BANK, "webhooks", wanted("https://10.0.0.1/hook", "message.received")).code()).isEqualTo("webhook.address.private");
        assertThat(robot.call("POST", BANK, "webhooks", wanted("https://10.0.0.1/hook", "message.imagined")).status()).isEqualTo(422);
        assertThat(robot.get(BANK, "webhooks/018f0000-0000-7000-8000-000000000000/deliveries").status()).isEqualTo(404);
    }

    @Test
    void aKeyWithoutTheScopeKeepsNoWebhooks() {
        Answer made = robot.call("POST", BANK, "keys", "{\"name\":\"Reader\",\"kind\":\"program\",\"scopes\":[\"TEMPLATE_READ\"],\"days\":30}");
        Caller reader = new Caller(made.body().get("secret").asText());
        assertThat(reader.get(BANK, "webhooks").status()).isEqualTo(403);
        assertThat(reader.call("POST", BANK, "webhooks", wanted("https://systems.example/", "message.received")).status()).isEqualTo(403);
        robot.call("DELETE", BANK, "keys/" + made.body().get("id").asText(), null);
    }

    private Answer post(String path) {
        return robot.call("POST", BANK, path, "{}");
    }

    private JsonNode log(String hook) {
        return robot.get(BANK, hook + "/deliveries").body().get("items");
    }

    private List<String> actions(String id) {
        return StreamSupport.stream(robot.get(BANK, "audit?object=" + id).body().path("items").spliterator(), false)
                .map(one -> one.path("action").asText()).toList();
    }

    private static String wanted(String address, String kind) {
        return "{\"address\":\"" + address + "\",\"kinds\":[\"" + kind + "\"]}";
    }
}
