package io.entregent.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A template as the platform holds it.
 *
 * @param components the platform's JSON array
 * @param providerId the platform's id, or null if not told
 */
public record KnownTemplate(String name, String language, String category, String status, String components,
        String providerId, String format, String reason, String quality, String comingCategory) {

    public KnownTemplate(String name, String language, String category, String status, String components, String providerId) {
        this(name, language, category, status, components, providerId, "POSITIONAL", null, "UNKNOWN", null);
    }

    /** What the demo tenants start with; the sandbox holds the same. */
    public static List<KnownTemplate> demo() {
        try (InputStream file = KnownTemplate.class.getResourceAsStream("demo-templates.json")) {
            List<KnownTemplate> all = new ArrayList<>();
            for (JsonNode one : new ObjectMapper().readTree(file)) {
                all.add(new KnownTemplate(one.get("name").asText(), one.get("language").asText(),
                        one.get("category").asText(), "APPROVED", one.get("components").toString(), null));
            }
            return all;
        } catch (IOException broken) {
            throw new IllegalStateException("demo-templates.json cannot be read", broken);
        }
    }
}
