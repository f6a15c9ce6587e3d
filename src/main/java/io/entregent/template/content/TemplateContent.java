package io.entregent.template.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.kernel.Jcs;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a template says in one language.
 *
 * @param named    whether variables have names instead of numbers
 * @param meanings what each variable stands for, for people: "body.1" to "first name of the customer"
 * @param json     all of it, as {@link #stored()}
 */
public record TemplateContent(boolean named, List<Part> parts, Map<String, String> meanings, ObjectNode json) {

    private static final String FORMAT = "parameter_format";
    private static final String MEANINGS = "meanings";
    /** What Meta tells about a template, apart from what it says. */
    private static final Set<String> NOT_CONTENT = Set.of("name", "language", "category", "id", "status", "quality_score",
            "rejected_reason", "rejection_info", "previous_category", "correct_category", "sub_category", "disable_info");

    public TemplateContent {
        parts = List.copyOf(parts);
        meanings = Map.copyOf(meanings);
        json = json.deepCopy();
    }

    /** @param body of a creation at Meta, or what Meta gives back when asked */
    public static TemplateContent ofMeta(JsonNode body) {
        ObjectNode own = Wire.object(body).deepCopy();
        own.remove(NOT_CONTENT);
        return read(own);
    }

    /** @param components Meta's array, as text; variables have names if any of them is no number */
    public static TemplateContent ofComponents(String components) {
        ObjectNode own = Wire.object();
        own.set("components", Wire.read(components));
        boolean named = Variables.in(components).stream().anyMatch(name -> !name.matches("[0-9]+"));
        own.put(FORMAT, named ? "NAMED" : "POSITIONAL");
        return read(own);
    }

    /** @param stored as {@link #stored()} gives it */
    static TemplateContent read(JsonNode stored) {
        ObjectNode own = Wire.object(stored).deepCopy();
        if (own.path("components").isTextual()) {
            own.set("components", Wire.read(own.get("components").asText()));
        }
        Wire.capitals(own, FORMAT);
        if (!own.path(FORMAT).isTextual()) {
            own.put(FORMAT, "POSITIONAL");
        }
        List<Part> parts = Part.all(own.path("components"));
        ArrayNode components = own.putArray("components");
        parts.forEach(one -> components.add(one.json()));
        Map<String, String> meanings = new TreeMap<>();
        JsonNode told = own.path(MEANINGS);
        for (Iterator<String> names = told.fieldNames(); names.hasNext();) {
            String name = names.next();
            String meaning = Wire.text(told, name).strip();
            if (!meaning.isEmpty()) {
                meanings.put(name, meaning);
            }
        }
        own.remove(MEANINGS);
        if (!meanings.isEmpty()) {
            ObjectNode kept = own.putObject(MEANINGS);
            meanings.forEach(kept::put);
        }
        return new TemplateContent(own.path(FORMAT).asText().equals("NAMED"), parts, meanings, own);
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** As it is kept here: Meta's members, and the meanings. */
    public ObjectNode stored() {
        return json();
    }

    /** Meta's members only: parameter_format, components, message_send_ttl_seconds and whatever else came. */
    public ObjectNode wire() {
        ObjectNode wire = json();
        wire.remove(MEANINGS);
        return wire;
    }

    /**
     * SHA-256 of what a reader of the message would see. Samples are left out, because Meta gives back
     * other names for files, and so are the words that Meta writes itself.
     */
    public String fingerprint() {
        ObjectNode seen = Wire.object();
        seen.put(FORMAT, json.path(FORMAT).asText());
        ArrayNode components = seen.putArray("components");
        parts.forEach(one -> components.add(bare(one.json())));
        return Jcs.sha256(seen);
    }

    private static ObjectNode bare(ObjectNode node) {
        node.remove("example");
        boolean written = node.has("add_security_recommendation") || node.has("code_expiration_minutes")
                || Wire.text(node, "type").equals("COPY_CODE");
        if (written) {
            node.remove("text");
        }
        for (String list : List.of("buttons", "cards", "components")) {
            node.path(list).forEach(one -> bare((ObjectNode) one));
        }
        return node;
    }

    public <T extends Part> Optional<T> part(Class<T> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Seconds after which Meta gives up delivering; null if Meta's own default holds. */
    public Integer timeToLive() {
        JsonNode seconds = json.path("message_send_ttl_seconds");
        return seconds.isInt() ? seconds.asInt() : null;
    }
}
