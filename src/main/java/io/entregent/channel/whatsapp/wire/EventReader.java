package io.entregent.channel.whatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Inbound;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What Meta tells about templates and accounts. */
final class EventReader {

    private EventReader() {
    }

    static Inbound template(String business, String field, JsonNode value, Instant at) {
        String id = Json.text(value, "message_template_id");
        String name = Json.text(value, "message_template_name");
        if (id == null && name == null) {
            return new Inbound.Unknown(null, Json.raw(value), field, "template.shape");
        }
        String event = switch (field) {
            case "message_template_quality_update" -> "QUALITY";
            case "template_category_update" -> "CATEGORY";
            case "message_template_components_update" -> "COMPONENTS";
            default -> Json.text(value, "event");
        };
        if (event == null) {
            return new Inbound.Unknown(null, Json.raw(value), field, "template.shape");
        }
        Map<String, String> details = flat(value);
        String reason = details.getOrDefault("rejection_info.reason", Json.text(value, "reason"));
        return new Inbound.TemplateJudged(null, Json.raw(value), business, id, name,
                Json.text(value, "message_template_language"), event, "NONE".equals(reason) ? null : reason, details, at);
    }

    static Inbound account(UUID account, String business, String field, JsonNode value, Instant at) {
        Map<String, String> details = flat(value);
        String event = Json.text(value, "event");
        if (event == null) {
            event = details.getOrDefault("alert_info.alert_type", details.getOrDefault("decision", field));
        }
        return new Inbound.AccountChanged(account, Json.raw(value), business, field, event, details, at);
    }

    /** All leaves by their path: {@code ban_info.waba_ban_state}, {@code restriction_info.0.expiration}. */
    static Map<String, String> flat(JsonNode value) {
        Map<String, String> details = new TreeMap<>();
        collect(details, "", value);
        return details;
    }

    private static void collect(Map<String, String> details, String path, JsonNode node) {
        String before = path.isEmpty() ? "" : path + ".";
        if (node.isObject()) {
            node.properties().forEach(field -> collect(details, before + Json.storable(field.getKey()), field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(details, before + i, node.get(i));
            }
        } else if (!node.isNull() && !node.isMissingNode()) {
            details.put(path, Json.storable(node.asText()));
        }
    }
}
