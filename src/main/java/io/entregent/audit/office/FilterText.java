package io.entregent.audit.office;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.audit.AuditFilter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** A search as bytes, to be sealed and kept until somebody approves what it shall be used for. */
final class FilterText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FilterText() {
    }

    static byte[] bytes(AuditFilter filter, String query) {
        ObjectNode text = JSON.createObjectNode().put("query", query).put("actor", filter.actor()).put("type", filter.type())
                .put("object", filter.object()).put("outcome", filter.outcome()).put("address", filter.address())
                .put("from", filter.from() == null ? null : filter.from().toString())
                .put("to", filter.to() == null ? null : filter.to().toString());
        if (filter.text() != null) {
            text.put("typed", filter.text().typed());
            filter.text().types().forEach(text.putArray("types")::add);
            filter.text().actors().forEach(text.putArray("actors")::add);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static AuditFilter filter(byte[] bytes) {
        JsonNode text = read(bytes);
        AuditFilter.Text typed = !text.hasNonNull("typed") ? null
                : new AuditFilter.Text(text.get("typed").asText(), list(text.path("types")), list(text.path("actors")));
        return new AuditFilter(time(text, "from"), time(text, "to"), word(text, "actor"), word(text, "type"), word(text, "object"),
                word(text, "outcome"), word(text, "address"), typed);
    }

    static String query(byte[] bytes) {
        return read(bytes).path("query").asText();
    }

    private static JsonNode read(byte[] bytes) {
        try {
            return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A kept search is no JSON");
        }
    }

    private static String word(JsonNode text, String name) {
        return text.hasNonNull(name) ? text.get(name).asText() : null;
    }

    private static Instant time(JsonNode text, String name) {
        return text.hasNonNull(name) ? Instant.parse(text.get(name).asText()) : null;
    }

    private static List<String> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
