package io.entregent.channel.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundReader;
import io.entregent.channel.Party;
import io.entregent.channel.whatsapp.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A message of Google's lies in base64 in {@code message.data}, or in {@code message.body} in older words. */
@ApplicationScoped
public class RcsReader implements InboundReader {

    @Override
    public String channel() {
        return "rcs";
    }

    static Optional<JsonNode> json(byte[] raw) {
        try {
            return Optional.of(Json.parse(raw));
        } catch (Json.Unreadable other) {
            return Optional.empty();
        }
    }

    /** @return the very bytes that are signed, or null */
    static byte[] message(JsonNode root) {
        String data = Told.text(root.path("message"), "data");
        String text = data == null ? Told.text(root.path("message"), "body") : data;
        try {
            return text == null ? null : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** The id, with or without the domain behind it. */
    static String agent(JsonNode message) {
        return Told.text(message, "agentId");
    }

    @Override
    public List<Inbound> read(byte[] body, Function<String, UUID> accounts) {
        Optional<JsonNode> outer = json(body);
        byte[] message = outer.map(RcsReader::message).orElse(null);
        if (message == null) {
            return List.of(new Inbound.Unknown(null, "", "message", "body.shape"));
        }
        UUID account = json(message).map(RcsReader::agent).map(accounts).orElse(null);
        return Told.read(message, account, root -> read(root, account, outer.get().path("message")));
    }

    private static List<Inbound> read(JsonNode root, UUID account, JsonNode envelope) {
        String phone = Told.text(root, "senderPhoneNumber");
        Party who = phone == null || !phone.matches("\\+[0-9]{6,15}") ? null : Party.phone(phone);
        Instant sent = Told.moment(root, "sendTime");
        Instant at = sent == null ? Told.moment(envelope, "publishTime") : sent;
        return switch (Told.word(root, "eventType")) {
            case "UNSUBSCRIBE" -> Told.wish(account, root, who, "stop", at);
            case "SUBSCRIBE" -> Told.wish(account, root, who, "resume", at);
            case "DELIVERED", "READ", "IS_TYPING", "TTL_EXPIRATION_REVOKED", "TTL_EXPIRATION_REVOKE_FAILED" -> List.of();
            case "" -> root.has("text") || root.has("userFile") || root.has("location") || root.has("suggestionResponse")
                    ? Told.words(account, root, who, at, Told.text(root, "text")) : Told.unknown(account, root, "event");
            default -> Told.unknown(account, root, "event");
        };
    }
}
