package io.entregent.template.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A template's fields under the paths by which findings, comments and comparisons name them:
 * {@code body.text}, {@code header.sample.1}, {@code buttons.0.url}, {@code carousel.1.body.text}.
 */
public final class Fields {

    private static final Set<String> OWN_WORDS = Set.of("type", "text", "format", "example", "buttons", "cards", "components");

    private Fields() {
    }

    /** Field to value, in the order of their paths; what is empty is left out. */
    public static SortedMap<String, String> of(TemplateContent content) {
        SortedMap<String, String> fields = new TreeMap<>();
        put(fields, "format", content.named() ? "NAMED" : "POSITIONAL");
        JsonNode all = content.wire();
        for (Iterator<String> names = all.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!name.equals("components") && !name.equals("parameter_format")) {
                put(fields, name, value(all.get(name)));
            }
        }
        content.meanings().forEach((variable, meaning) -> put(fields, variable.replaceFirst("\\.", ".meaning."), meaning));
        parts(fields, "", content.parts());
        return fields;
    }

    private static void parts(SortedMap<String, String> fields, String at, List<Part> parts) {
        for (Part part : parts) {
            String here = at + path(part);
            if (part instanceof Buttons buttons) {
                for (int i = 0; i < buttons.buttons().size(); i++) {
                    button(fields, here + "." + i, buttons.buttons().get(i));
                }
            } else if (part instanceof Carousel carousel) {
                for (int i = 0; i < carousel.cards().size(); i++) {
                    parts(fields, here + "." + i + ".", carousel.cards().get(i).parts());
                }
            } else {
                put(fields, here + ".text", part.text());
            }
            if (part instanceof Header header) {
                put(fields, here + ".kind", header.kind());
                put(fields, here + ".file", String.join(", ", header.handles()));
            }
            part.samples().forEach((name, sample) -> put(fields, here + ".sample." + name, sample));
            more(fields, here, part.json());
        }
    }

    private static void button(SortedMap<String, String> fields, String here, Button button) {
        put(fields, here + ".kind", button.kind());
        put(fields, here + ".text", button.text());
        put(fields, here + ".sample", button.example());
        more(fields, here, button.json());
    }

    /** Members without a word of their own here, so that no difference goes unseen. */
    private static void more(SortedMap<String, String> fields, String here, JsonNode json) {
        for (Map.Entry<String, JsonNode> one : (Iterable<Map.Entry<String, JsonNode>>) json::fields) {
            if (!OWN_WORDS.contains(one.getKey())) {
                put(fields, here + "." + one.getKey(), value(one.getValue()));
            }
        }
    }

    /** The first part of the paths of a component's fields. */
    static String path(Part part) {
        return part.type().toLowerCase(java.util.Locale.ROOT);
    }

    private static String value(JsonNode node) {
        return node.isTextual() ? node.asText() : node.toString();
    }

    private static void put(SortedMap<String, String> fields, String path, String value) {
        if (!value.isEmpty()) {
            fields.put(path, value);
        }
    }
}
