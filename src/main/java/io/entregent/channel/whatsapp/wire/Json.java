package io.entregent.channel.whatsapp.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads JSON that somebody else wrote. */
public final class Json {

    private static final int DEEPEST = 100;

    /** Writes ASCII only, as Meta does: half a surrogate pair in what came in survives as an escape. */
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Json() {
    }

    /** A body that is no JSON, or deeper or longer than any that makes sense; the reason is a code. */
    public static final class Unreadable extends Exception {

        private final String reason;

        Unreadable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    public static JsonNode parse(byte[] bytes) throws Unreadable {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (!root.isObject()) {
                throw new Unreadable("body.shape");
            }
            return root;
        } catch (StreamConstraintsException beyond) {
            throw new Unreadable("json.limits");
        } catch (IOException malformed) {
            throw new Unreadable("json.malformed");
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** @param value maps, lists, texts and numbers */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static String raw(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A string or a number as text, made storable; null if it is absent, empty or anything else. */
    public static String text(JsonNode node, String field) {
        String text = anyText(node, field);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Like {@link #text}, but an empty string stays one. */
    static String anyText(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isTextual()) {
            return storable(value.textValue());
        }
        return value.isIntegralNumber() ? value.asText() : null;
    }

    /** Half surrogate pairs and NUL have no place in UTF-8 or in PostgreSQL; each becomes U+FFFD. */
    static String storable(String text) {
        StringBuilder fixed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                fixed = fixed == null ? new StringBuilder(text) : fixed;
                fixed.setCharAt(i, '\uFFFD');
            }
        }
        return fixed == null ? text : fixed.toString();
    }
}
