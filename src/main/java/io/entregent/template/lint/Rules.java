package io.entregent.template.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The numbers and words of the rules, and where each is from. */
final class Rules {

    private static final JsonNode DATA = read();

    private Rules() {
    }

    private static JsonNode read() {
        try (InputStream file = Rules.class.getResourceAsStream("rules.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        DATA.get("rules").fieldNames().forEachRemaining(codes::add);
        return codes;
    }

    static JsonNode rule(String code) {
        JsonNode rule = DATA.get("rules").get(code);
        if (rule == null) {
            throw new IllegalArgumentException("No rule " + code);
        }
        return rule;
    }

    static JsonNode source(String name) {
        return DATA.get("sources").get(name);
    }

    static int most(String code) {
        return rule(code).get("most").asInt();
    }

    static Pattern pattern(String code) {
        return Pattern.compile(rule(code).get("pattern").asText());
    }

    static List<String> list(String code, String field) {
        return texts(rule(code).get(field));
    }

    /** Words in a language, or those that are the same in all where it has none of its own. */
    static List<String> words(String code, String field, String language) {
        return texts(byLanguage(rule(code).get(field), language));
    }

    /** What is written before or after a text to mend it. */
    static String proposal(String name, String language) {
        return byLanguage(DATA.get("proposals").get(name), language).asText();
    }

    private static JsonNode byLanguage(JsonNode all, String language) {
        String family = language.length() < 2 ? "" : language.substring(0, 2);
        return all.has(family) ? all.get(family) : all.get("");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
