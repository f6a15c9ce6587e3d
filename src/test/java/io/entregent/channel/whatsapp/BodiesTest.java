package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.channel.Outbound;
import io.entregent.channel.Party;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BodiesTest {

    private static final UUID ID = UUID.fromString("0190d000-0000-7000-8000-000000000001");

    @Test
    void textGoesToThePhoneWithThePlus() throws Exception {
        same(Bodies.message(new Outbound(ID, ID, Party.phone("+33612345678"), new Outbound.Text("Bonjour"), "wamid.X"), null), """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+33612345678",
                 "context":{"message_id":"wamid.X"},"biz_opaque_callback_data":"0190d000-0000-7000-8000-000000000001",
                 "type":"text","text":{"preview_url":false,"body":"Bonjour"}}""");
    }

    @Test
    void whoHidesThePhoneIsReachedByUserId() throws Exception {
        Party hidden = new Party(null, "FR.123", null, "lea", "Léa");

        var body = Bodies.message(new Outbound(ID, ID, hidden, new Outbound.Text("Bonjour"), null), null);

        assertThat(body.get("recipient").asText()).isEqualTo("FR.123");
        assertThat(body.has("to")).isFalse();
    }

    @Test
    void documentHasNameAndCaption() throws Exception {
        Outbound.Media media = new Outbound.Media("document", new byte[1], "application/pdf", "plan.pdf", "Le plan");

        var body = Bodies.message(new Outbound(ID, ID, Party.phone("+33612345678"), media, null), "4711");

        same(body.get("document"), "{\"id\":\"4711\",\"caption\":\"Le plan\",\"filename\":\"plan.pdf\"}");
    }

    @Test
    void audioHasNoCaption() throws Exception {
        Outbound.Media media = new Outbound.Media("audio", new byte[1], "audio/ogg", "a.ogg", "text");

        var body = Bodies.message(new Outbound(ID, ID, Party.phone("+33612345678"), media, null), "4711");

        same(body.get("audio"), "{\"id\":\"4711\"}");
    }

    @Test
    void templateHasItsComponents() throws Exception {
        var template = new Outbound.TemplateMessage("order_ready", "fr", List.of(
                new Outbound.Component("body", null, null, List.of(new Outbound.Parameter("text", null, "Léa"),
                        new Outbound.Parameter("text", "order", "A1"))),
                new Outbound.Component("button", "quick_reply", 0, List.of(new Outbound.Parameter("payload", null, "YES")))));

        var body = Bodies.message(new Outbound(ID, ID, Party.phone("+33612345678"), template, null), null);

        same(body.get("template"), """
                {"name":"order_ready","language":{"code":"fr"},"components":[
                 {"type":"body","parameters":[{"type":"text","text":"Léa"},{"type":"text","parameter_name":"order","text":"A1"}]},
                 {"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"YES"}]}]}""");
    }

    @Test
    void readCanShowTyping() throws Exception {
        same(Bodies.read("wamid.X", true), """
                {"messaging_product":"whatsapp","status":"read","message_id":"wamid.X","typing_indicator":{"type":"text"}}""");
    }

    private static void same(JsonNode body, String expected) throws Exception {
        assertThat(body).isEqualTo(new ObjectMapper().readTree(expected));
    }
}
