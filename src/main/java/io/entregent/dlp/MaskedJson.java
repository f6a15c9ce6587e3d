package io.entregent.dlp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A platform's JSON without the numbers that must not be kept. What names messages, people and files stays. */
public final class MaskedJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NAMES = Set.of("id", "from", "to", "timestamp", "time", "wa_id", "sha256", "hash", "url",
            "display_phone_number", "expiration", "expiration_timestamp");

    private MaskedJson() {
    }

    /** What cannot be read as JSON is looked at as text. */
    public static String masked(String json, Screening screening) {
        if (json == null || json.isEmpty()) {
            return json;
        }
        try {
            JsonNode root = JSON.readTree(json);
            return changed(root, screening) ? JSON.writeValueAsString(root) : json;
        } catch (JsonProcessingException | IllegalArgumentException noJson) {
            return Dlp.scan(json, screening).masked();
        }
    }

    private static boolean changed(JsonNode node, Screening screening) {
        boolean changed = false;
        if (node instanceof ObjectNode object) {
            for (String name : names(object)) {
                JsonNode value = object.get(name);
                TextNode masked = NAMES.contains(name) || name.endsWith("_id") ? null : masked(value, screening);
                if (masked != null) {
                    object.set(name, masked);
                }
                changed |= masked != null || changed(value, screening);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                TextNode masked = masked(array.get(i), screening);
                if (masked != null) {
                    array.set(i, masked);
                }
                changed |= masked != null || changed(array.get(i), screening);
            }
        }
        return changed;
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** @return null if it may stay */
    private static TextNode masked(JsonNode value, Screening screening) {
        if (!value.isTextual() && !value.isNumber()) {
            return null;
        }
        Scan scan = Dlp.scan(value.asText(), screening);
        return scan.verdict() == Verdict.BLOCK ? TextNode.valueOf(scan.masked()) : null;
    }
}
