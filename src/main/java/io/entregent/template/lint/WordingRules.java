package io.entregent.template.lint;

import io.entregent.dlp.Dlp;
import io.entregent.dlp.Scan;
import io.entregent.dlp.Verdict;
import io.entregent.template.content.Body;
import io.entregent.template.content.Fields;
import io.entregent.template.content.Footer;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.content.TemplateDocument;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the words mean: for the category, for the trade, and beside other templates. */
final class WordingRules {

    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?…\\n])\\s*");

    private static final int AROUND = 20;

    private WordingRules() {
    }

    static void check(TemplateDocument document, String language, TemplateContent content, LintContext context, Findings found) {
        Map<String, String> words = Fields.of(content).entrySet().stream().filter(one -> one.getKey().endsWith(".text"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        words.keySet().stream().sorted().forEach(field -> {
            category(document.category(), language, field, words.get(field), found);
            medicine(language, field, words.get(field), context, found);
        });
        account(language, Fields.of(content), context, found);
        if (!document.category().equals("AUTHENTICATION")) {
            duplicate(document.name(), language, content, context, found);
        }
    }

    private static void category(String category, String language, String field, String text, Findings found) {
        if (category.equals("UTILITY")) {
            word(text, Rules.words("category.promotional", "words", language)).ifPresent(word ->
                    found.mend("category.promotional", field, without(text, word), word));
        }
        if (!category.equals("AUTHENTICATION")) {
            word(text, Rules.words("category.code", "words", language)).ifPresent(word ->
                    found.add("category.code", field, word));
        }
    }

    /** The text without the sentences that hold the word; null if nothing would be left to say. */
    private static String without(String text, String word) {
        String left = Arrays.stream(SENTENCES.split(text)).filter(sentence -> word(sentence, List.of(word)).isEmpty())
                .collect(Collectors.joining(" ")).strip();
        return left.length() < text.length() / 3 ? null : left;
    }

    private static void medicine(String language, String field, String text, LintContext context, Findings found) {
        if (context.vertical() == null || !context.vertical().name().equals(Rules.rule("vertical.medicine").get("vertical").asText())) {
            return;
        }
        word(text, Rules.words("vertical.medicine", "words", language)).ifPresent(word ->
                word(text, Rules.words("vertical.medicine", "sale", language)).ifPresent(sale ->
                        found.mend("vertical.medicine", field, without(text, word), word, sale)));
    }

    private static void account(String language, Map<String, String> fields, LintContext context, Findings found) {
        boolean bank = context.vertical() != null
                && context.vertical().name().equals(Rules.rule("vertical.account").get("vertical").asText());
        fields.forEach((field, text) -> {
            boolean told = field.endsWith(".text") || field.endsWith(".url") || field.contains(".sample");
            boolean asked = bank && (field.endsWith(".text") || field.contains(".meaning."));
            Scan scan = told ? Dlp.scan(text, context.screening()) : new Scan(text, List.of());
            if (scan.verdict() == Verdict.BLOCK) {
                found.mend("content.sensitive", field, scan.masked(), scan.hits().stream()
                        .filter(hit -> hit.verdict() == Verdict.BLOCK).findFirst().map(hit -> scan.excerpt(hit, AROUND)).orElseThrow());
            } else if (asked) {
                word(text, Rules.words("vertical.account", "words", language)).ifPresent(word ->
                        found.add("vertical.account", field, word));
            }
        });
    }

    private static void duplicate(String name, String language, TemplateContent content, LintContext context, Findings found) {
        String body = content.part(Body.class).map(Body::text).orElse("");
        String mine = same(body, content.part(Footer.class).map(Footer::text).orElse(""));
        if (body.isBlank()) {
            return;
        }
        context.others().stream()
                .filter(one -> !one.name().equals(name) && one.language().equals(language))
                .filter(one -> same(one.body(), one.footer()).equals(mine)).findFirst()
                .ifPresent(one -> found.add("wording.duplicate", "body.text", one.name()));
    }

    private static String same(String body, String footer) {
        return plain(body + "\n" + (footer == null ? "" : footer)).replaceAll("\\s+", " ").strip();
    }

    private static Optional<String> word(String text, List<String> words) {
        String plain = plain(text);
        return words.stream().filter(word -> {
            String one = Pattern.quote(plain(word));
            boolean lettered = Character.isLetterOrDigit(word.codePointAt(0));
            String end = Character.isLetterOrDigit(word.codePointBefore(word.length())) ? "(?![\\p{L}\\p{N}])" : "";
            return Pattern.compile((lettered ? "(?<![\\p{L}\\p{N}])" : "") + one + end).matcher(plain).find();
        }).findFirst();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace('’', '\'').toLowerCase(Locale.ROOT);
    }
}
