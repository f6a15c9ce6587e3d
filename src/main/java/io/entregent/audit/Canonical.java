package io.entregent.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.kernel.Jcs;
import java.nio.charset.StandardCharsets;

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
        byte[] bytes = Jcs.bytes(entry);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalStateException("An audit entry is larger than " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    static JsonNode read(byte[] entry) {
        try {
            return JSON.readTree(new String(entry, StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A recorded entry is no JSON");
        }
    }
}
