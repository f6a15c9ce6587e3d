package io.entregent.channel.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.channel.Inbound;
import io.entregent.channel.InboundReader;
import io.entregent.channel.Party;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bodies of other platforms, in their own words. */
class ReadersTest {

    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final Instant AT = Instant.ofEpochMilli(1_457_764_197_627L);
    private static final Function<String, UUID> ACCOUNTS = id -> id.equals("mine") ? ACCOUNT : null;

    @Test
    void viberTellsWhoUnsubscribes() {
        assertThat(viber("{'event':'unsubscribed','timestamp':1457764197627,'user_id':'01234567890A=','message_token':4912661846655238145}"))
                .containsExactly(wish("01234567890A=", null, "everything", "stop", AT));
        assertThat(viber("{'event':'subscribed','timestamp':1457764197627,'user':{'id':'01234567890A=','name':'Ada'}}"))
                .containsExactly(wish("01234567890A=", "Ada", "everything", "resume", AT));
        assertThat(viber("{'event':'message','timestamp':1457764197627,'sender':{'id':'01234567890A=','name':'Ada'},'message':{'type':'text','text':'STOP'}}"))
                .containsExactly(new Said(ACCOUNT, new Party(null, "01234567890A=", null, null, "Ada"), AT, "STOP"));
        for (String event : List.of("webhook", "delivered", "seen", "failed", "conversation_started", "client_status")) {
            assertThat(viber("{'event':'" + event + "','timestamp':1457764197627}")).as(event).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void metaTellsWhoStopsWhatIsSentUnasked(String channel) {
        InboundReader reader = channel.equals("messenger") ? new MetaReader.Messenger() : new MetaReader.Instagram();
        assertThat(reader.channel()).isEqualTo(channel);
        String one = "{'object':'page','entry':[{'id':'mine','time':1,'messaging':[{'sender':{'id':'4711'},'recipient':{'id':'mine'},"
                + "'timestamp':1457764197627,%s}]}]}";
        assertThat(read(reader, one.formatted("'optin':{'type':'notification_messages','notification_messages_token':'t','notification_messages_status':'STOP_NOTIFICATIONS'}")))
                .containsExactly(wish("4711", null, "marketing_messages", "stop", AT));
        assertThat(read(reader, one.formatted("'optin':{'type':'notification_messages','notification_messages_status':'STOP NOTIFICATIONS'}")))
                .containsExactly(wish("4711", null, "marketing_messages", "stop", AT));
        assertThat(read(reader, one.formatted("'optin':{'type':'notification_messages','notification_messages_status':'RESUME_NOTIFICATIONS'}")))
                .containsExactly(wish("4711", null, "marketing_messages", "resume", AT));
        assertThat(read(reader, one.formatted("'optin':{'type':'notification_messages','payload':'p'}")))
                .containsExactly(wish("4711", null, "marketing_messages", "resume", AT));
        assertThat(read(reader, one.formatted("'message':{'mid':'m','text':'Arrêt'}")))
                .containsExactly(new Said(ACCOUNT, new Party(null, "4711", null, null, null), AT, "Arrêt"));
        assertThat(read(reader, one.formatted("'message':{'mid':'m','text':'Arrêt','is_echo':true}"))).as("what the page itself said").isEmpty();
        assertThat(read(reader, one.formatted("'read':{'watermark':1}"))).isEmpty();
    }

    @Test
    void googleTellsWhoUnsubscribes() {
        assertThat(rcs("data", "{'senderPhoneNumber':'+33612345678','eventType':'UNSUBSCRIBE','eventId':'e','agentId':'mine'}"))
                .containsExactly(new Said(ACCOUNT, Party.phone("+33612345678"), Instant.parse("2026-11-26T03:00:00Z"), "everything stop"));
        assertThat(rcs("body", "{'senderPhoneNumber':'+33612345678','eventType':'SUBSCRIBE','eventId':'e','agentId':'mine','sendTime':'2026-01-01T00:00:00Z'}"))
                .containsExactly(new Said(ACCOUNT, Party.phone("+33612345678"), Instant.parse("2026-01-01T00:00:00Z"), "everything resume"));
        assertThat(rcs("data", "{'senderPhoneNumber':'+33612345678','text':'STOP','messageId':'m','agentId':'mine'}"))
                .containsExactly(new Said(ACCOUNT, Party.phone("+33612345678"), Instant.parse("2026-11-26T03:00:00Z"), "STOP"));
        assertThat(rcs("data", "{'senderPhoneNumber':'+33612345678','eventType':'READ','messageId':'m','agentId':'mine'}")).isEmpty();
    }

    @Test
    void appleTellsWhoCloses() throws IOException {
        String close = "{'v':1,'id':'i','type':'close','sourceId':'urn:mbid:AQ','destinationId':'mine'}";
        assertThat(read(new AppleReader(), close)).containsExactly(wish("urn:mbid:AQ", null, "everything", "stop", null));
        assertThat(said(new AppleReader().read(packed(json(close)), ACCOUNTS))).containsExactly(wish("urn:mbid:AQ", null, "everything", "stop", null));
        assertThat(read(new AppleReader(), "{'v':1,'type':'text','body':'stop','sourceId':'urn:mbid:AQ','destinationId':'mine'}"))
                .containsExactly(new Said(ACCOUNT, new Party(null, "urn:mbid:AQ", null, null, null), null, "stop"));
        assertThat(read(new AppleReader(), "{'v':1,'type':'typing_start','sourceId':'urn:mbid:AQ','destinationId':'mine'}")).isEmpty();
    }

    static Stream<InboundReader> readers() {
        return Stream.of(new ViberReader(), new MetaReader.Messenger(), new MetaReader.Instagram(), new RcsReader(), new AppleReader());
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatNobodyUnderstandsIsKeptAndNeverThrows(InboundReader reader) {
        for (String body : List.of("", "x", "[]", "null", "{}", "{'event':'new'}", "{'entry':[{'id':'mine','messaging':[{'new':1}]}]}",
                "{'message':{'data':'!'}}", "{'message':{'data':'e30='}}", "{'type':'new','destinationId':'mine'}", "{'entry':7}")) {
            for (byte[] bytes : List.of(json(body), ViberReader.envelope("mine", json(body)), new byte[] {0x1f, 1, 2})) {
                assertThat(reader.read(bytes, ACCOUNTS)).as(reader.channel() + " " + body).allMatch(one -> one instanceof Inbound.Unknown);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatIsForAnAccountOfNobodyIsNoWish(InboundReader reader) {
        assertThat(reader.read(ViberReader.envelope("theirs", json("{'event':'unsubscribed','user_id':'1','timestamp':1}")), ACCOUNTS))
                .allMatch(one -> one instanceof Inbound.Unknown);
    }

    /** What matters of an update: its raw text is checked for its own sake. */
    private record Said(UUID account, Party who, Instant at, String what) {
    }

    private static Said wish(String id, String name, String category, String value, Instant at) {
        return new Said(ACCOUNT, new Party(null, id, null, null, name), at, category + " " + value);
    }

    private static List<Said> viber(String body) {
        return said(new ViberReader().read(ViberReader.envelope("mine", json(body)), ACCOUNTS));
    }

    private static List<Said> rcs(String field, String message) {
        return read(new RcsReader(), "{'message':{'" + field + "':'" + Base64.getEncoder().encodeToString(json(message))
                + "','publishTime':'2026-11-26T03:00:00Z'},'subscription':'rbm'}");
    }

    private static List<Said> read(InboundReader reader, String body) {
        return said(reader.read(json(body), ACCOUNTS));
    }

    private static List<Said> said(List<Inbound> all) {
        assertThat(all).allSatisfy(one -> assertThat(one.raw()).startsWith("{"));
        return all.stream().map(one -> {
            if (one instanceof Inbound.PreferenceChanged wish) {
                return new Said(wish.account(), wish.from(), wish.at(), wish.category() + " " + wish.value());
            }
            Inbound.Wrote wrote = (Inbound.Wrote) one;
            return new Said(wrote.account(), wrote.from(), wrote.at(), wrote.text());
        }).toList();
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
