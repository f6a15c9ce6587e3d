package io.entregent.channel.inlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.InServer;
import io.entregent.channel.Quarantine;
import io.entregent.channel.Quarantined;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.ledger.EventType;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Other platforms, as the sandbox plays them over real HTTP: who unsubscribes there is left alone there. */
class InletIT extends InServer {

    private static final String LUMEN = "maison-lumen";
    private static final String MSP = "msp-" + UUID.randomUUID();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final long number = ThreadLocalRandom.current().nextLong(100_000_000_000L, 999_999_999_999L);
    private final String secret = Base64.getEncoder().encodeToString(("secret-of-" + number + "-which-is-long").getBytes(StandardCharsets.UTF_8));

    @Inject
    private People people;

    @Inject
    private Inlets inlets;

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    @Inject
    private Quarantine.Rows quarantine;

    @Test
    void whoUnsubscribesOnViberIsLeftAloneThere() throws Exception {
        unsubscribes("viber", "pa:" + number, "viber+" + number + "==");
    }

    @Test
    void whoStopsOnMessengerIsLeftAloneThere() throws Exception {
        unsubscribes("messenger", "7" + number, "4" + number);
    }

    @Test
    void whoStopsOnInstagramIsLeftAloneThere() throws Exception {
        unsubscribes("instagram", "8" + number, "5" + number);
    }

    @Test
    void whoUnsubscribesOnRcsIsLeftAloneThere() throws Exception {
        unsubscribes("rcs", "agent_" + number, "+33" + number % 1_000_000_000L);
    }

    @Test
    void whoClosesOnAppleIsLeftAloneThere() throws Exception {
        unsubscribes("apple", "urn:biz:" + number, "urn:mbid:AQ" + number);
    }

    private void unsubscribes(String channel, String account, String person) throws Exception {
        UUID inlet = connect(channel, account);
        UUID contact = agrees(channel, person);
        assertThat(state(contact, channel, inlet)).isEqualTo(ConsentState.Status.GIVEN);
        long at = Instant.now().toEpochMilli();

        assertThat(tells(channel, account, inlet, person, "stop", null, at, "another secret, which did not sign it")).isEqualTo(401);
        assertThat(state(contact, channel, inlet)).as("a forged wish").isEqualTo(ConsentState.Status.GIVEN);

        assertThat(tells(channel, account, inlet, person, "stop", null, at, secret)).isEqualTo(200);
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state(contact, channel, inlet)).isEqualTo(ConsentState.Status.WITHDRAWN));
        assertThat(state(contact, channel, UUID.randomUUID())).as("another account").isEqualTo(ConsentState.Status.GIVEN);
        List<ConsentEventView> events = marketing(contact);
        assertThat(events).hasSize(2).last().satisfies(one -> {
            assertThat(one.method()).isEqualTo("platform");
            assertThat(one.sender()).isEqualTo(inlet.toString());
            assertThat(one.recordedBy()).isEqualTo("consumer");
            assertThat(one.evidence()).as("the body is the evidence").contains(person);
        });

        if (!channel.equals("apple")) {
            assertThat(tells(channel, account, inlet, person, "stop", null, at, secret)).isEqualTo(200);
            assertThat(tells(channel, account, inlet, person, "resume", null, at + 1, secret)).isEqualTo(200);
            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(marketing(contact)).as("told again, it is written once").hasSize(3));
            assertThat(state(contact, channel, inlet)).as("to resume opts nobody in").isEqualTo(ConsentState.Status.WITHDRAWN);
        }

        String other = person.substring(0, person.length() - 4) + (person.endsWith("==") ? "77==" : "7777");
        UUID writer = agrees(channel, other);
        assertThat(tells(channel, account, inlet, other, "text", "Bonjour !", at + 2, secret)).isEqualTo(200);
        assertThat(tells(channel, account, inlet, other, "text", "ARRÊT", at + 3, secret)).isEqualTo(200);
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state(writer, channel, inlet)).isEqualTo(ConsentState.Status.WITHDRAWN));
        assertThat(marketing(writer)).last().satisfies(one -> assertThat(one.evidence()).isEqualTo("ARRÊT"));

        people.as("admin", LUMEN, () -> {
            inlets.disconnect(inlet);
            return null;
        });
    }

    @Test
    void withoutASignatureNothingIsTaken() throws Exception {
        UUID bot = connect("viber", "pa:plain" + number);
        connect("messenger", "71" + number);
        for (String path : List.of("/hooks/viber/" + bot, "/hooks/viber/" + UUID.randomUUID(), "/hooks/viber/", "/hooks/messenger", "/hooks/instagram",
                "/hooks/rcs", "/hooks/apple")) {
            for (String body : List.of("{\"event\":\"unsubscribed\",\"user_id\":\"1\"}", "{\"entry\":[{\"id\":\"71" + number + "\",\"messaging\":[]}]}", "no JSON", "")) {
                assertThat(post(path, body).statusCode()).as(path + " " + body).isEqualTo(401);
            }
        }
    }

    /** Nobody is known before a secret is tried: so a body that names one page over and over must not have it tried over and over. */
    @Test
    void aLargeBodyThatNobodySignedIsRefusedAtOnce() throws Exception {
        String page = "73" + number;
        connect("messenger", page);
        for (int entries : List.of(1_000, 100_000)) {
            String body = "{\"entry\":[" + ("{\"id\":\"" + page + "\"},").repeat(entries - 1) + "{\"id\":\"" + page + "\"}],\"more\":\""
                    + "x".repeat(2_900_000 - 25 * entries) + "\"}";
            HttpRequest request = to("/hooks/messenger").header("X-Hub-Signature-256", "sha256=" + "00".repeat(32))
                    .timeout(Duration.ofSeconds(5)).POST(HttpRequest.BodyPublishers.ofString(body)).build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).as(entries + " entries").isEqualTo(401);
        }
    }

    @Test
    void whatTheInstallationsAppSignedForAPageThatNobodyConnectedGoesIntoQuarantine() throws Exception {
        String page = "79" + number;
        String body = "{\"object\":\"page\",\"entry\":[{\"id\":\"" + page + "\",\"messaging\":[{\"optin\":{}}]}]}";
        assertThat(signed("/hooks/messenger", body, "entregent-demo-secret").statusCode()).isEqualTo(200);
        assertThat(Scope.system("operator").call(() -> quarantine.list(null, 100))).extracting(Quarantined::channel).contains("messenger");
        assertThat(signed("/hooks/messenger", body, "somebody else's").statusCode()).isEqualTo(401);
    }

    @Test
    void aTenantsOwnAppSpeaksForItsOwnPagesOnly() throws Exception {
        UUID foreign = people.as("admin", "pharmacie-du-parc", () ->
                inlets.connect(new Inlets.Wanted("messenger", "72" + number, "Parc", null, "the secret of the pharmacy")));
        String person = "6" + number;
        UUID contact = people.in("pharmacie-du-parc", () -> {
            UUID id = contacts.resolve(Identities.userId("messenger", person)).contact();
            consents.told(id, Statement.of(EventType.GIVEN, Purpose.MARKETING, "messenger", Evidence.by("form").text("a form")));
            return id;
        });
        connect("messenger", "72" + number);

        assertThat(tells("messenger", "72" + number, null, person, "stop", null, Instant.now().toEpochMilli(), secret)).isEqualTo(200);
        Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(people.in("pharmacie-du-parc", () -> consents.agreements(contact, "messenger", foreign).get(Purpose.MARKETING).status()))
                .isEqualTo(ConsentState.Status.GIVEN);
    }

    @Test
    void connectedAgainItIsTheSameAndOnlyTheNewSecretProvesAnything() throws Exception {
        String page = "74" + number;
        UUID before = connect("messenger", page);
        UUID after = people.as("admin", LUMEN, () -> inlets.connect(new Inlets.Wanted("messenger", page, "Renamed", null, "the secret from now on")));

        assertThat(after).isEqualTo(before);
        assertThat(people.as("admin", LUMEN, () -> inlets.all())).filteredOn(one -> one.id().equals(after)).extracting(Inlet::name).containsExactly("Renamed");
        String body = "{\"object\":\"page\",\"entry\":[{\"id\":\"" + page + "\",\"messaging\":[]}]}";
        assertThat(signed("/hooks/messenger", body, secret).statusCode()).isEqualTo(401);
        assertThat(signed("/hooks/messenger", body, "the secret from now on").statusCode()).isEqualTo(200);
    }

    @Test
    void googleIsAnsweredWithItsSecretIfItShowsATokenThatSomebodyConnected() throws Exception {
        connect("rcs", "agent-hello-" + number);
        HttpResponse<String> known = post("/hooks/rcs", JSON.createObjectNode().put("clientToken", secret).put("secret", "4711").toString());
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(known.body()).path("secret").asText()).isEqualTo("4711");
        assertThat(post("/hooks/rcs", JSON.createObjectNode().put("clientToken", "made up").put("secret", "4711").toString()).statusCode()).isEqualTo(401);
    }

    @Test
    void metaIsAnsweredIfItShowsTheTenantsToken() throws Exception {
        String token = people.as("admin", LUMEN, () -> inlets.handshake(people.tenant(LUMEN)));
        assertThat(get("/hooks/messenger?hub.mode=subscribe&hub.challenge=42&hub.verify_token=" + token).body()).isEqualTo("42");
        assertThat(get("/hooks/instagram?hub.mode=subscribe&hub.challenge=42&hub.verify_token=A" + token).statusCode()).isEqualTo(403);
    }

    @Test
    void onlyWhoManagesChannelsConnectsAndASecretIsNeeded() {
        Inlets.Wanted wanted = new Inlets.Wanted("viber", "pa:no", "No", null, secret);
        assertThatThrownBy(() -> people.as("agent", LUMEN, () -> inlets.connect(wanted))).hasMessage("permission.denied");
        assertThatThrownBy(() -> people.as("admin", LUMEN, () -> inlets.connect(new Inlets.Wanted("viber", "pa:no", "No", null, "short"))))
                .hasMessage("settings.inlet.secret");
        assertThatThrownBy(() -> people.as("admin", LUMEN, () -> inlets.connect(new Inlets.Wanted("apple", "urn:biz:no", "No", null, secret))))
                .hasMessage("settings.inlet.account.missing");
        assertThatThrownBy(() -> people.as("admin", LUMEN, () -> inlets.connect(new Inlets.Wanted("fax", "1", "No", null, secret))))
                .hasMessage("channel.unknown");
    }

    private UUID connect(String channel, String account) {
        return people.as("admin", LUMEN, () -> inlets.connect(new Inlets.Wanted(channel, account, "Test", MSP, secret)));
    }

    private UUID agrees(String channel, String person) {
        return people.in(LUMEN, () -> {
            UUID contact = contacts.resolve(channel.equals("rcs") ? Identities.phone(channel, person) : Identities.userId(channel, person)).contact();
            consents.told(contact, Statement.of(EventType.GIVEN, Purpose.MARKETING, channel, Evidence.by("form").text("a form")));
            return contact;
        });
    }

    private ConsentState.Status state(UUID contact, String channel, UUID account) {
        return people.in(LUMEN, () -> consents.agreements(contact, channel, account).get(Purpose.MARKETING).status());
    }

    private List<ConsentEventView> marketing(UUID contact) {
        return people.in(LUMEN, () -> consents.events(contact)).stream().filter(one -> one.purpose().equals("marketing"))
                .sorted(Comparator.comparing(ConsentEventView::at)).toList();
    }

    /** @return the status with which the portal answered the platform */
    private int tells(String channel, String account, UUID inlet, String person, String event, String text, long at, String by) throws Exception {
        ObjectNode saying = JSON.createObjectNode().put("channel", channel).put("account", account).put("person", person).put("event", event)
                .put("text", text).put("at", at).put("audience", MSP)
                .put("secret", by.equals(secret) ? by : Base64.getEncoder().encodeToString(by.getBytes(StandardCharsets.UTF_8)));
        if (channel.equals("viber")) {
            saying.put("path", "/hooks/viber/" + inlet);
        }
        HttpResponse<String> answer = post("/sandbox/control/elsewhere", saying.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("status").asInt();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signed(String path, String body, String by) throws IOException, InterruptedException {
        String signature = "sha256=" + HexFormat.of().formatHex(Proofs.hmac("HmacSHA256", by.getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8)));
        return http.send(to(path).header("X-Hub-Signature-256", signature).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(Settings.address("ENTREGENT_PUBLIC_URL") + path));
    }
}
