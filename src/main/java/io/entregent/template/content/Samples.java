package io.entregent.template.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the samples of a text's variables from Meta's "example". */
final class Samples {

    private Samples() {
    }

    /** @param field body_text or header_text */
    static Map<String, String> of(JsonNode part, String field) {
        JsonNode example = part.path("example");
        Map<String, String> samples = new LinkedHashMap<>();
        JsonNode named = example.path(field + "_named_params");
        if (named.isArray()) {
            named.forEach(one -> samples.put(Wire.text(one, "param_name"), Wire.text(one, "example")));
            return samples;
        }
        JsonNode given = example.path(field);
        List<String> values = Wire.texts(given.path(0).isArray() ? given.path(0) : given);
        for (int i = 0; i < values.size(); i++) {
            samples.put(Integer.toString(i + 1), values.get(i));
        }
        return samples;
    }
}
