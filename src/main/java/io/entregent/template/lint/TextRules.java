package io.entregent.template.lint;

import io.entregent.template.content.Part;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.content.Variables;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Lengths of texts, and the variables in them. */
final class TextRules {

    private static final Pattern STARTS = Pattern.compile("^\\s*\\{\\{[^{}]*}}");
    private static final Pattern ENDS = Pattern.compile("\\{\\{[^{}]*}}\\s*$");
    private static final Pattern ADJACENT = Pattern.compile("}}\\{\\{");
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final String language;
    private final TemplateContent content;
    private final Findings found;

    TextRules(String language, TemplateContent content, Findings found) {
        this.language = language;
        this.content = content;
        this.found = found;
    }

    void tooLong(String code, String field, String text) {
        int most = Rules.most(code);
        if (Findings.length(text) > most) {
            found.mend(code, field, Findings.cut(text, most), Findings.length(text), most);
        }
    }

    /** @param body whether the rules for the body hold: not at the ends, not too dense */
    void variables(Part part, String at, boolean body) {
        String text = part.text();
        String field = at + ".text";
        String rest = Variables.PLACE.matcher(text).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            found.add("variable.brackets", field);
        }
        List<String> names = Variables.in(text);
        if (names.isEmpty()) {
            return;
        }
        if (body && (STARTS.matcher(text).find() || ENDS.matcher(text).find())) {
            found.mend("variable.edge", field, (STARTS.matcher(text).find() ? Rules.proposal("start", language) : "")
                    + text.strip() + (ENDS.matcher(text).find() ? Rules.proposal("end", language) : ""));
        }
        if (ADJACENT.matcher(text).find()) {
            found.mend("variable.adjacent", field, ADJACENT.matcher(text).replaceAll("}}, {{"));
        }
        if (content.named()) {
            named(names, text, field);
        } else {
            numbered(names, text, field);
        }
        if (body && names.size() > 1) {
            dense(names.size(), text, field);
        }
        told(part, at, names);
    }

    private void dense(int variables, String text, String field) {
        long words = WORD.matcher(Variables.PLACE.matcher(text).replaceAll(" ")).results().count();
        long wanted = Rules.rule("variable.dense").get("wordsEach").asLong() * variables
                + Rules.rule("variable.dense").get("wordsMore").asLong();
        if (words < wanted) {
            found.add("variable.dense", field, variables, words);
        }
    }

    private void named(List<String> names, String text, String field) {
        for (String name : names) {
            if (Rules.pattern("variable.characters").matcher(name).find()) {
                found.mend("variable.characters", field, renamed(text, name), name);
            } else if (!Rules.pattern("variable.name").matcher(name).matches()) {
                found.mend("variable.name", field, renamed(text, name), name);
            }
        }
    }

    private static String renamed(String text, String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        return plain.isEmpty() ? null : replace(text, Map.of(name, plain));
    }

    private void numbered(List<String> names, String text, String field) {
        for (String name : names) {
            if (Rules.pattern("variable.characters").matcher(name).find()) {
                found.add("variable.characters", field, name);
                return;
            }
        }
        List<String> wanted = IntStream.rangeClosed(1, names.size()).mapToObj(Integer::toString).toList();
        if (!wanted.containsAll(names)) {
            Map<String, String> numbers = new HashMap<>();
            names.forEach(name -> numbers.put(name, Integer.toString(numbers.size() + 1)));
            found.mend("variable.contiguous", field, replace(text, numbers), String.join(", ", names));
        }
    }

    private static String replace(String text, Map<String, String> names) {
        return Variables.PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(
                "{{" + names.getOrDefault(place.group(1), place.group(1)) + "}}"));
    }

    private void told(Part part, String at, List<String> names) {
        Map<String, String> samples = part.samples();
        for (String name : names) {
            if (samples.getOrDefault(name, "").isBlank()) {
                found.add("variable.sample", at + ".sample." + name, name);
            }
            if (!content.meanings().containsKey(at + "." + name) && !content.named()) {
                found.add("variable.meaning", at + ".meaning." + name, name);
            }
        }
    }
}
