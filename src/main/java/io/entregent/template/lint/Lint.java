package io.entregent.template.lint;

import io.entregent.template.content.Body;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.content.Variables;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a template as Meta's reviewers and the house would. */
public final class Lint {

    private Lint() {
    }

    /** The codes of the languages that the platform takes. */
    public static List<String> languages() {
        return Rules.list("language.unknown", "known");
    }

    /** Never throws for a document that could be parsed; the same document always has the same findings. */
    public static List<Finding> check(TemplateDocument document, LintContext context) {
        Findings found = new Findings();
        name(document.name(), found);
        if (context.taken().contains(document.name())) {
            found.add("name.taken", "name", document.name());
        }
        if (context.resting().containsKey(document.name())) {
            found.add("name.resting", "name", document.name(), context.resting().get(document.name()));
        }
        if (!Rules.list("category.unknown", "known").contains(document.category())) {
            found.add("category.unknown", "category");
        }
        if (document.languages().isEmpty()) {
            found.add("language.none", "languages");
        }
        document.languages().forEach((language, content) -> {
            Findings here = found.in(language);
            if (!Rules.list("language.unknown", "known").contains(language)) {
                here.add("language.unknown", "language", language);
            }
            new PartRules(language, document.category(), content, here).check();
            WordingRules.check(document, language, content, context, here);
        });
        sameVariables(document, found);
        context.volume().check(document.languages().keySet(), found);
        return found.all();
    }

    public static boolean blocks(List<Finding> findings) {
        return findings.stream().anyMatch(one -> one.severity() == Severity.ERROR);
    }

    private static void name(String name, Findings found) {
        if (name.isEmpty()) {
            found.add("name.missing", "name");
            return;
        }
        if (!Rules.pattern("name.format").matcher(name).matches()) {
            String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
            found.mend("name.format", "name", plain.isEmpty() ? null : plain);
        }
        int most = Rules.most("name.length");
        if (Findings.length(name) > most) {
            found.mend("name.length", "name", name.substring(0, most), Findings.length(name), most);
        }
    }

    /** The same call fills all languages, so all should ask for the same values. */
    private static void sameVariables(TemplateDocument document, Findings found) {
        List<String> wanted = null;
        String model = null;
        for (Map.Entry<String, TemplateContent> one : document.languages().entrySet()) {
            List<String> here = one.getValue().part(Body.class).map(Body::text).map(Variables::in).orElse(List.of())
                    .stream().sorted().toList();
            if (wanted == null) {
                wanted = here;
                model = one.getKey();
            } else if (!here.equals(wanted)) {
                found.in(one.getKey()).add("language.variables", "body.text", one.getKey(), here.size(), model, wanted.size());
            }
        }
    }
}
