package io.entregent.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/** RFC 8785 canonical JSON, so that anybody can compute the same bytes from the same facts. */
final class Canonical {

    /** tlog-tiles allows 65,535; ours stay small. */
    static final int MOST_BYTES = 4096;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Canonical() {
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static byte[] bytes(ObjectNode entry) {
        try {
            byte[] bytes = new JsonCanonicalizer(JSON.writeValueAsString(entry)).getEncodedString()
                    .getBytes(StandardCharsets.UTF_8);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalStateException("An audit entry is larger than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode read(byte[] entry) {
        try {
            return JSON.readTree(new String(entry, StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A recorded entry is no JSON");
        }
    }
}
