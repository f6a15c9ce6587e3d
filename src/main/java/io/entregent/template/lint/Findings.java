package io.entregent.template.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Collects what is found, in one language or about the whole. */
final class Findings {

    private final List<Finding> all;
    private final String prefix;

    Findings() {
        this(new ArrayList<>(), "");
    }

    private Findings(List<Finding> all, String prefix) {
        this.all = all;
        this.prefix = prefix;
    }

    Findings in(String language) {
        return new Findings(all, language + "/");
    }

    void add(String code, String field, Object... args) {
        mend(code, field, null, args);
    }

    /** @param proposal what the field should say, or null */
    void mend(String code, String field, String proposal, Object... args) {
        JsonNode rule = Rules.rule(code);
        JsonNode source = Rules.source(rule.get("source").asText());
        all.add(new Finding(prefix + field, code, Severity.valueOf(rule.get("severity").asText()),
                Stream.of(args).map(String::valueOf).toList(), proposal, rule.get("source").asText(),
                source.get("address").asText(), source.get("date").asText()));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters, with whole words if that leaves enough. */
    static String cut(String text, int most) {
        String head = text.substring(0, text.offsetByCodePoints(0, Math.min(most, length(text))));
        int space = head.lastIndexOf(' ');
        return (space > most / 2 ? head.substring(0, space) : head).strip();
    }
}
