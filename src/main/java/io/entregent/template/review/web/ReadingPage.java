package io.entregent.template.review.web;

import io.entregent.kernel.faces.Words;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.draft.Drafts;
import io.entregent.template.lint.Severity;
import io.entregent.template.review.Comparing;
import io.entregent.template.review.Remark;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the version of {@link VersionPage} says: field by field, as a phone shows it, and what the linter thinks of it. */
@Named
@RequestScoped
public class ReadingPage {

    /** What the linter says of one place. */
    public record Check(boolean bad, String place, String sentence) {
    }

    /** One component that a comment can be about. */
    public record Place(String value, String words) {
    }

    @Inject
    private VersionPage page;

    @Inject
    private VersionWords text;

    @Inject
    private Words words;

    @Inject
    private Drafts drafts;

    private List<Check> findings;

    /** Of both versions; those with something to read come first. */
    public List<String> getLanguages() {
        Set<String> all = new TreeSet<>(page.getVersion().document().languages().keySet());
        if (page.getAgainst() != null) {
            all.addAll(page.getAgainst().document().languages().keySet());
        }
        return all.stream().sorted(Comparator.comparing(language -> rows(language).stream().noneMatch(Comparing.Row::changed))).toList();
    }

    /** Beside the version that it is compared with. */
    public List<Comparing.Row> rows(String language) {
        TemplateContent left = page.getAgainst() == null ? null : page.getAgainst().document().in(language);
        return Comparing.rows(left, page.getVersion().document().in(language));
    }

    /** Its JSON in a language, for the phone; null where it says nothing. */
    public String content(String language) {
        TemplateContent content = page.getVersion().document().in(language);
        return content == null ? null : content.json().toString();
    }

    public List<Check> getFindings() {
        if (findings == null) {
            findings = drafts.findings(page.getVersion().template(), page.getVersion().document()).stream().map(one -> {
                String[] parts = one.field().split("/", 2);
                String place = parts.length == 1 ? text.field(parts[0]) : words.tongue(parts[0]) + " · " + text.field(parts[1]);
                return new Check(one.severity() == Severity.ERROR, place, text.finding(one));
            }).toList();
        }
        return findings;
    }

    /** Where a comment about this component is written. */
    public String commentAddress(String language, String field) {
        return text.address(page.getVersion(), page.getAgainst()) + "&at="
                + URLEncoder.encode(language + " " + field, StandardCharsets.UTF_8) + "#remarking";
    }

    public List<Remark> remarksAt(String language, String field) {
        return page.getRemarks().stream().filter(one -> field.equals(one.field()) && language.equals(one.language())).toList();
    }

    public List<Place> getPlaces() {
        return page.getVersion().document().languages().entrySet().stream().flatMap(entry -> Comparing.rows(null, entry.getValue()).stream()
                .map(row -> new Place(entry.getKey() + " " + row.field(), words.tongue(entry.getKey()) + " · " + text.field(row.field())))).toList();
    }
}
