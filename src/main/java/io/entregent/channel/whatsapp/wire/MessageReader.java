package io.entregent.channel.whatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Inbound;
import io.entregent.channel.Inbound.MediaRef;
import io.entregent.channel.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One element of {@code messages}. */
final class MessageReader {

    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");

    private MessageReader() {
    }

    static Inbound read(WebhookReader.Updates updates, JsonNode message) {
        UUID account = updates.account;
        String id = Json.text(message, "id");
        Instant at = Times.at(message, "timestamp");
        String type = Json.text(message, "type");
        Party from = updates.people.sender(message);
        String raw = updates.raw("messages", message, "from", "from_user_id");
        if (id == null || at == null || type == null || from == null) {
            return new Inbound.Unknown(account, raw, "messages", "message.shape");
        }
        JsonNode body = message.path(type);
        switch (type) {
            case "edit", "revoke":
                return changed(account, raw, from, at, type, body);
            case "system":
                return system(account, raw, message, from, id, at);
            default:
                String replyTo = type.equals("reaction") ? Json.text(body, "message_id")
                        : Json.text(message.path("context"), "id");
                return new Inbound.MessageArrived(account, raw, from, id, at, type, text(type, body), payload(type, body),
                        media(type, body), replyTo);
        }
    }

    private static Inbound changed(UUID account, String raw, Party from, Instant at, String type, JsonNode body) {
        String original = Json.text(body, "original_message_id");
        if (original == null) {
            return new Inbound.Unknown(account, raw, "messages", type + ".shape");
        }
        JsonNode now = body.path("message");
        String nowType = Json.text(now, "type");
        String text = nowType == null ? null : text(nowType, now.path(nowType));
        return new Inbound.MessageChanged(account, raw, from, original, at, type.equals("revoke"), text);
    }

    private static Inbound system(UUID account, String raw, JsonNode message, Party from, String id, Instant at) {
        JsonNode system = message.path("system");
        String what = Json.text(system, "type");
        String phone = People.digits(Json.text(system, "wa_id"));
        String user = Json.text(system, "user_id");
        boolean identity = "user_changed_number".equals(what) || "user_changed_user_id".equals(what);
        if (identity && (phone != null || user != null)) {
            Party after = new Party(phone == null ? from.phone() : "+" + phone, user == null ? from.userId() : user,
                    Json.text(system, "parent_user_id"), from.username(), from.name());
            return new Inbound.IdentityChanged(account, raw, from, after, at);
        }
        return new Inbound.MessageArrived(account, raw, from, id, at, "system", Json.text(system, "body"), what, null, null);
    }

    private static String text(String type, JsonNode body) {
        return switch (type) {
            case "text" -> Json.text(body, "body");
            case "image", "video", "document", "audio", "sticker" -> Json.text(body, "caption");
            case "button" -> Json.text(body, "text");
            case "reaction" -> body.has("emoji") ? Json.anyText(body, "emoji") : "";
            case "interactive" -> interactiveText(body);
            case "location" -> joined(", ", Json.text(body, "name"), Json.text(body, "address"));
            case "contacts" -> contacts(body);
            case "order" -> Json.text(body, "text");
            default -> Json.text(body, "body");
        };
    }

    private static String interactiveText(JsonNode body) {
        JsonNode reply = body.path(orEmpty(Json.text(body, "type")));
        String title = Json.text(reply, "title");
        if (title != null) {
            return joined("\n", title, Json.text(reply, "description"));
        }
        return Json.text(reply, "body") != null ? Json.text(reply, "body") : Json.text(reply, "response");
    }

    private static String payload(String type, JsonNode body) {
        return switch (type) {
            case "button" -> Json.text(body, "payload");
            case "interactive" -> {
                JsonNode reply = body.path(orEmpty(Json.text(body, "type")));
                yield Json.text(reply, "id") != null ? Json.text(reply, "id") : Json.text(reply, "response_json");
            }
            case "location" -> body.path("latitude").isNumber() && body.path("longitude").isNumber()
                    ? body.path("latitude").asText() + "," + body.path("longitude").asText() : null;
            default -> null;
        };
    }

    private static MediaRef media(String type, JsonNode body) {
        String id = Json.text(body, "id");
        return MEDIA.contains(type) && id != null
                ? new MediaRef(id, Json.text(body, "mime_type"), Json.text(body, "filename"), Json.text(body, "sha256")) : null;
    }

    private static String contacts(JsonNode cards) {
        List<String> lines = new ArrayList<>();
        for (JsonNode card : cards) {
            String phone = Json.text(card.path("phones").path(0), "phone");
            lines.add(joined(" ", Json.text(card.path("name"), "formatted_name"), phone));
        }
        return joined("\n", lines.toArray(String[]::new));
    }

    private static String joined(String between, String... parts) {
        List<String> some = new ArrayList<>();
        for (String part : parts) {
            if (part != null) {
                some.add(part);
            }
        }
        return some.isEmpty() ? null : String.join(between, some);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
