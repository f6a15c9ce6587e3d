package io.entregent.audit.web;

import io.entregent.audit.AuditRow;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an entry tells in codes, in the reader's words. A code that has none stands as it was recorded. */
@ApplicationScoped
public class Facts {

    /** @param exact to be read letter by letter, such as a hash */
    public record Fact(String name, String value, boolean exact) {
    }

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern EXACT = Pattern.compile("[0-9a-fA-F]{16,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Where the words of such a fact's values stand already, for the first that has them. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(Map.entry("action", List.of("audit.type.")),
            Map.entry("as", List.of("audit.export.format.")), Map.entry("basis", List.of("consent.basis.")),
            Map.entry("category", List.of("template.category.")), Map.entry("channel", List.of("channel.")),
            Map.entry("every", List.of("audit.report.every.")), Map.entry("format", List.of("audit.export.format.")),
            Map.entry("kind", List.of("audit.alert.", "message.kind.", "screening.kind.")), Map.entry("method", List.of("consent.method.")),
            Map.entry("outcome", List.of("audit.outcome.")), Map.entry("quality", List.of("template.quality.")),
            Map.entry("severity", List.of("rules.severity.")), Map.entry("side", List.of("breakglass.side.")),
            Map.entry("source", List.of("rules.source.")), Map.entry("standing", List.of("drift.standing.", "audit.state.")),
            Map.entry("status", List.of("template.status.", "audit.state.")), Map.entry("verdict", List.of("whatif.verdict.", "audit.state.")),
            Map.entry("vertical", List.of("vertical.")));
    /** A refusal's code is the key of the sentence that explains it. */
    private static final List<String> EXPLAINED = List.of("code", "reason", "why");

    @Inject
    private Words words;

    @Inject
    private Times times;

    public List<Fact> of(AuditRow row) {
        return row.facts().entrySet().stream().map(fact -> new Fact(
                words.find("audit.fact." + fact.getKey().replace('.', '_')).orElse(fact.getKey()),
                value(fact.getKey(), fact.getValue()), EXACT.matcher(fact.getValue()).matches())).toList();
    }

    /** What an object was before or is since; null for nothing. */
    public String state(String code) {
        return code == null ? null : Arrays.stream(code.split(" ")).map(one -> Stream.of("role." + one, "audit.state." + one.toLowerCase(Locale.ROOT))
                .map(words::find).flatMap(Optional::stream).findFirst().orElse(one)).collect(Collectors.joining(code.contains(" ") ? ", " : ""));
    }

    private String value(String name, String value) {
        try {
            if (INSTANT.matcher(value).matches()) {
                return times.exact(Instant.parse(value));
            } else if (DAY.matcher(value).matches()) {
                return times.date(LocalDate.parse(value));
            }
        } catch (DateTimeParseException noTime) {
            return value;
        }
        if (value.equals("true") || value.equals("false")) {
            return words.get("audit.state." + value);
        }
        if (name.equals("language")) {
            return words.tongue(value);
        }
        if (EXPLAINED.contains(name) && value.contains(".")) {
            // A sentence with places to fill would show them empty.
            return words.find(value).filter(sentence -> !sentence.contains("{")).map(sentence -> value + ": " + sentence).orElse(value);
        }
        return WORDS.getOrDefault(name, List.of()).stream()
                .flatMap(family -> Stream.of(value, value.toLowerCase(Locale.ROOT)).map(code -> words.find(family + code)).flatMap(Optional::stream))
                .findFirst().orElse(value);
    }
}
