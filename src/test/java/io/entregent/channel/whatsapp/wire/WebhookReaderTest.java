package io.entregent.channel.whatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.channel.Inbound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final UUID ACCOUNT = new UUID(1, 1);

    @Test
    void userIdIsTheIdentityAndThePhoneMayBeMissing() {
        var message = (Inbound.MessageArrived) one("""
                {"metadata":{"phone_number_id":"1"},"contacts":[{"profile":{"name":"Léa","username":"lea"},"user_id":"FR.1"}],
                 "messages":[{"from_user_id":"FR.1","id":"wamid.A","timestamp":"1764000000","type":"text","text":{"body":"Bonjour"}}]}""");

        assertThat(message.from().userId()).isEqualTo("FR.1");
        assertThat(message.from().phone()).isNull();
        assertThat(message.from().username()).isEqualTo("lea");
        assertThat(message.from().name()).isEqualTo("Léa");
        assertThat(message.account()).isEqualTo(ACCOUNT);
        assertThat(message.at()).isEqualTo(Instant.ofEpochSecond(1764000000));
        assertThat(message.text()).isEqualTo("Bonjour");
    }

    @Test
    void phoneGetsItsPlus() {
        var message = (Inbound.MessageArrived) one(text("\"from\":\"33612345678\"", "\"x\""));

        assertThat(message.from().phone()).isEqualTo("+33612345678");
    }

    @Test
    void nameOfSomebodyElseIsNotTaken() {
        var message = (Inbound.MessageArrived) one("""
                {"metadata":{"phone_number_id":"1"},"contacts":[{"profile":{"name":"Other"},"wa_id":"33699999999","user_id":"FR.9"}],
                 "messages":[{"from":"33612345678","id":"a","timestamp":"1764000000","type":"text","text":{"body":"x"}}]}""");

        assertThat(message.from().name()).isNull();
        assertThat(message.from().userId()).isNull();
    }

    @Test
    void ourIdComesBackWithTheStatus() {
        var status = (Inbound.DeliveryChanged) one("""
                {"metadata":{"phone_number_id":"1"},"statuses":[{"id":"wamid.A","status":"failed","timestamp":"1764000000",
                 "recipient_id":"33612345678","biz_opaque_callback_data":"0190d000-0000-7000-8000-000000000001",
                 "errors":[{"code":131047,"title":"Re-engagement message","error_data":{"details":"24 h"}}]}]}""");

        assertThat(status.ourId()).hasToString("0190d000-0000-7000-8000-000000000001");
        assertThat(status.errors()).singleElement().satisfies(error -> assertThat(error.code()).isEqualTo(131047));
        assertThat(status.to().phone()).isEqualTo("+33612345678");
    }

    @Test
    void opaqueDataOfSomebodyElseIsNoIdOfOurs() {
        var status = (Inbound.DeliveryChanged) one("""
                {"metadata":{"phone_number_id":"1"},"statuses":[{"id":"a","status":"new_word","timestamp":1764000000,"biz_opaque_callback_data":"x"}]}""");

        assertThat(status.ourId()).isNull();
        assertThat(status.status()).isEqualTo("new_word");
    }

    @Test
    void numberChangeLinksBeforeAndAfter() {
        var changed = (Inbound.IdentityChanged) one("""
                {"metadata":{"phone_number_id":"1"},"messages":[{"from":"33612345678","id":"a","timestamp":"1764000000","type":"system",
                 "system":{"type":"user_changed_number","wa_id":"33687654321","body":"…"}}]}""");

        assertThat(changed.before().phone()).isEqualTo("+33612345678");
        assertThat(changed.after().phone()).isEqualTo("+33687654321");
    }

    @Test
    void oneBadOfTenLeavesNine() {
        StringBuilder messages = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            messages.append(i == 0 ? "" : ",").append(i == 4 ? "{\"id\":[]}"
                    : "{\"from\":\"33612345678\",\"id\":\"m" + i + "\",\"timestamp\":\"1764000000\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}");
        }

        List<Inbound> all = read("{\"metadata\":{\"phone_number_id\":\"1\"},\"messages\":[" + messages + "]}");

        assertThat(all).hasSize(10).filteredOn(Inbound.MessageArrived.class::isInstance).hasSize(9);
        assertThat(all.get(4)).isEqualTo(new Inbound.Unknown(ACCOUNT,
                "{\"metadata\":{\"phone_number_id\":\"1\"},\"messages\":[{\"id\":[]}]}", "messages", "message.shape"));
    }

    @Test
    void rawOfOneUpdateHoldsItsOwnContactOnly() throws IOException {
        List<Inbound> all = read("""
                {"metadata":{"phone_number_id":"1"},"surprise":7,
                 "contacts":[{"profile":{"name":"A"},"wa_id":"33600000001"},{"profile":{"name":"B"},"wa_id":"33600000002"}],
                 "messages":[{"from":"33600000001","id":"a","timestamp":"1","type":"text","text":{"body":"x"},"new":true},
                             {"from":"33600000002","id":"b","timestamp":"1","type":"text","text":{"body":"y"}}]}""");

        assertThat(MAPPER.readTree(all.get(0).raw())).isEqualTo(MAPPER.readTree("""
                {"metadata":{"phone_number_id":"1"},"surprise":7,"contacts":[{"profile":{"name":"A"},"wa_id":"33600000001"}],
                 "messages":[{"from":"33600000001","id":"a","timestamp":"1","type":"text","text":{"body":"x"},"new":true}]}"""));
        assertThat(all.get(1).raw()).doesNotContain("33600000001");
    }

    @Test
    void halfASurrogatePairAndNulBecomeStorable() {
        var message = (Inbound.MessageArrived) one(text("\"from\":\"33612345678\"", "\"a\\ud83d b\\u0000 \\ud83d\\ude00 \\udc00\""));

        assertThat(message.text()).isEqualTo("a\uFFFD b\uFFFD \uD83D\uDE00 \uFFFD");
        assertThat(message.raw()).contains("\\uD83D b\\u0000");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message.text())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "nul", "[]", "7", "\"text\"", "{} {}", "{\"a\":1}}", "{'a':1}", "{\"a\":NaN}", "\u0000", "null"})
    void whatIsNoObjectIsUnreadable(String body) {
        assertThatThrownBy(() -> Json.parse(body.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Json.Unreadable.class);
    }

    @Test
    void invalidUtf8IsUnreadable() {
        byte[] bytes = "{\"a\":\"xx\"}".getBytes(StandardCharsets.US_ASCII);
        bytes[6] = (byte) 0xC3;
        bytes[7] = (byte) 0x28;

        assertThatThrownBy(() -> Json.parse(bytes)).isInstanceOfSatisfying(Json.Unreadable.class,
                unreadable -> assertThat(unreadable.reason()).isEqualTo("json.malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void tenThousandLevelsAreBeyondTheLimit(String level) {
        byte[] bytes = ("{\"a\":" + level.repeat(10_000)).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Json.parse(bytes)).isInstanceOfSatisfying(Json.Unreadable.class,
                unreadable -> assertThat(unreadable.reason()).isEqualTo("json.limits"));
    }

    @Test
    void byteOrderMarkIsNoTrouble() throws Exception {
        assertThat(Json.parse("\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8)).path("a").asInt()).isEqualTo(1);
    }

    @Test
    void hugeNumbersDoNotBlowUp() {
        assertThatCode(() -> Json.raw(Json.parse("{\"a\":1e999999999}".getBytes(StandardCharsets.US_ASCII))))
                .doesNotThrowAnyException();
        var unknown = one("""
                {"metadata":{"phone_number_id":"1"},"messages":[{"from":"33612345678","id":"a","timestamp":"99999999999999999999","type":"text"}]}""");

        assertThat(unknown).isInstanceOf(Inbound.Unknown.class);
    }

    @Test
    void thousandUpdatesOfAThousandPeopleAreReadQuickly() {
        StringBuilder contacts = new StringBuilder();
        StringBuilder messages = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            String phone = "336" + (10_000_000 + i);
            contacts.append(i == 0 ? "" : ",").append("{\"profile\":{\"name\":\"P\"},\"wa_id\":\"" + phone + "\"}");
            messages.append(i == 0 ? "" : ",").append("{\"from\":\"" + phone + "\",\"id\":\"m" + i
                    + "\",\"timestamp\":\"1764000000\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}");
        }
        long start = System.nanoTime();

        List<Inbound> all = read("{\"metadata\":{\"phone_number_id\":\"1\"},\"contacts\":[" + contacts + "],\"messages\":[" + messages + "]}");

        assertThat(all).hasSize(1000).allSatisfy(inbound -> assertThat(inbound.raw()).hasSizeLessThan(400));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /** Replaces, removes and doubles random parts of every body of the corpus; each seed tells how to see it again. */
    @Test
    void damagedBodiesNeverThrow() throws IOException {
        for (var body : CorpusTest.bodies().entrySet()) {
            JsonNode whole = MAPPER.readTree(body.getValue());
            for (int seed = 0; seed < 200; seed++) {
                JsonNode damaged = damage(whole.deepCopy(), new Random(seed));
                byte[] bytes = MAPPER.writeValueAsBytes(damaged);
                String name = body.getKey() + " seed " + seed;
                assertThatCode(() -> assertThat(CorpusTest.read(bytes)).as(name).isNotEmpty()).as(name).doesNotThrowAnyException();
            }
        }
    }

    private static JsonNode damage(JsonNode root, Random random) {
        JsonNode at = root;
        while (at.isContainerNode() && at.size() > 0) {
            int index = random.nextInt(at.size());
            JsonNode child = at.isArray() ? at.get(index) : List.copyOf(at.properties()).get(index).getValue();
            if (!child.isContainerNode() || random.nextInt(4) == 0) {
                JsonNode other = other(child, random);
                if (at instanceof ArrayNode array) {
                    array.set(index, other);
                } else {
                    ((ObjectNode) at).set(List.copyOf(at.properties()).get(index).getKey(), other);
                }
                return root;
            }
            at = child;
        }
        return root;
    }

    private static JsonNode other(JsonNode node, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> MAPPER.nullNode();
            case 1 -> MAPPER.createArrayNode();
            case 2 -> MAPPER.createObjectNode();
            case 3 -> MAPPER.getNodeFactory().numberNode(random.nextLong());
            case 4 -> MAPPER.getNodeFactory().textNode("\u0000\uFFFF" + random.nextInt());
            case 5 -> MAPPER.getNodeFactory().booleanNode(true);
            case 6 -> MAPPER.createArrayNode().add(node).add(node);
            default -> MAPPER.getNodeFactory().textNode("");
        };
    }

    private static String text(String from, String body) {
        return "{\"metadata\":{\"phone_number_id\":\"1\"},\"messages\":[{" + from
                + ",\"id\":\"a\",\"timestamp\":\"1764000000\",\"type\":\"text\",\"text\":{\"body\":" + body + "}}]}";
    }

    private static Inbound one(String value) {
        List<Inbound> all = read(value);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<Inbound> read(String value) {
        String body = "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"9\",\"changes\":[{\"field\":\"messages\",\"value\":"
                + value + "}]}]}";
        return new WebhookReader().read(body.getBytes(StandardCharsets.UTF_8), id -> ACCOUNT);
    }
}
