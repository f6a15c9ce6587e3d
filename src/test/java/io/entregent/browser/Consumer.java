package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/** Somebody with a phone who writes to a demo tenant, through the sandbox. */
final class Consumer {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String phone;
    private final String name;
    private final String account;

    /** @param account the tenant's phone number id */
    Consumer(String phone, String name, String account) {
        this.phone = phone;
        this.name = name;
        this.account = account;
    }

    String phone() {
        return phone;
    }

    void writes(String text) {
        inbound("\"text\": %s".formatted(TextNode.valueOf(text)));
    }

    /** As if it had been under way since then. */
    void wroteAt(Instant at, String text) {
        inbound("\"text\": %s, \"at\": \"%d\"".formatted(TextNode.valueOf(text), at.getEpochSecond()));
    }

    /** Looks at the chat: what was delivered is read. */
    void reads() {
        act("read", "");
    }

    /** Presses a button of the newest message that came from the business. */
    void presses(String button) {
        JsonNode notes = ask(get("chat?person=" + phone.substring(1) + "&account=" + account)).path("notes");
        String newest = null;
        for (JsonNode note : notes) {
            newest = note.path("mine").asBoolean() ? newest : note.path("id").asText();
        }
        act("reply", ", \"id\": \"%s\", \"choice\": \"%s\"".formatted(newest, button));
    }

    /** From now on nothing of this business arrives. */
    void blocks() {
        settles("");
        act("block", ", \"block\": true");
    }

    /** Switches the phone off: what is sent to it is not delivered. */
    void isAway() {
        settles(", \"reachable\": false");
    }

    private void settles(String more) {
        ask(post("handset/people", "{\"phone\": \"%s\", \"name\": \"%s\"%s}".formatted(phone, name, more)));
    }

    private void act(String verb, String more) {
        ask(post("handset/" + verb, "{\"person\": \"%s\", \"account\": \"%s\"%s}".formatted(phone.substring(1), account, more)));
    }

    private void inbound(String content) {
        ask(post("control/inbound", "{\"to\": \"%s\", \"from\": \"%s\", \"name\": \"%s\", %s}".formatted(account, phone, name, content)));
    }

    private static HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(Browser.portal() + "/sandbox/" + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(Browser.portal() + "/sandbox/handset/" + path)).build();
    }

    private static JsonNode ask(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
