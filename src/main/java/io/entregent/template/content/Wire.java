package io.entregent.template.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.kernel.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reading JSON that came from outside. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Deeper than a carousel's button in a document, and no deeper. */
    private static final int DEEPEST = 24;

    private Wire() {
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null || deeper(node, DEEPEST)) {
                throw malformed();
            }
            return node;
        } catch (JsonProcessingException broken) {
            throw malformed();
        }
    }

    static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw malformed();
    }

    static Rejected malformed() {
        return Rejected.invalid("template.malformed");
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.asText() : value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** What an array of texts holds; a text alone is an array of one. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.isTextual() ? one.asText() : one.isValueNode() ? one.asText() : ""));
        } else if (node.isTextual()) {
            texts.add(node.asText());
        }
        return texts;
    }

    static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ArrayNode array) {
            array.forEach(one -> objects.add(object(one)));
        } else if (!node.isMissingNode()) {
            throw malformed();
        }
        return objects;
    }

    static void capitals(ObjectNode node, String field) {
        if (node.path(field).isTextual()) {
            node.put(field, node.get(field).asText().toUpperCase(Locale.ROOT));
        }
    }

    private static boolean deeper(JsonNode node, int than) {
        if (than == 0) {
            return true;
        }
        for (JsonNode child : node) {
            if (deeper(child, than - 1)) {
                return true;
            }
        }
        return false;
    }
}
