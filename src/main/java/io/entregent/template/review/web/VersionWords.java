package io.entregent.template.review.web;

import io.entregent.access.Members;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.template.lint.Finding;
import io.entregent.template.review.Level;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.Trouble;
import io.entregent.template.review.Version;
import io.entregent.template.review.VersionState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a version's page says about codes, people and times. */
@RequestScoped
public class VersionWords {

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Members members;

    @Inject
    private Look look;

    public String state(VersionState state) {
        return words.get("template.version.state." + state);
    }

    public String tone(VersionState state) {
        return ReviewPage.tone(state);
    }

    public String category(String category) {
        return words.get("template.category." + category.toLowerCase(Locale.ROOT));
    }

    public String tongue(String language) {
        return words.tongue(language);
    }

    public String moment(Instant at) {
        return at == null ? "" : times.moment(at);
    }

    public String shortHash(String hash) {
        return hash.substring(0, 12);
    }

    /** Who may decide: roles and names. */
    public String who(Level level) {
        return Stream.concat(level.roles().stream().map(role -> words.get("review.role." + role)).sorted(),
                level.people().stream().map(one -> members.name(one).orElse("")).sorted()).collect(Collectors.joining(", "));
    }

    /** A path in words, where there are any: "Button 2 · address". */
    public String field(String path) {
        StringJoiner told = new StringJoiner(" ");
        String[] parts = path.split("\\.");
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].matches("[0-9]+") && i > 0 && parts[i - 1].matches("buttons|carousel")) {
                told.add(Integer.toString(Integer.parseInt(parts[i]) + 1));
            } else if (i == 0 || !parts[i].equals("text")) {
                told.add((i > 0 && i == parts.length - (parts[parts.length - 1].matches("[0-9]+") ? 2 : 1) ? "· " : "")
                        + words.find("review.field." + parts[i]).orElse(parts[i]));
            }
        }
        return told.toString();
    }

    /** What a field holds; codes in words. */
    public String value(String path, String held) {
        String family = path.equals("format") ? "editor.format." : !path.endsWith(".kind") ? null : path.contains("buttons.") ? "editor.button." : "editor.kind.";
        return family == null ? held : words.find(family + held).orElse(held);
    }

    /** Why the platform refused, in words, or its own word where it is new to us. */
    public String reason(String code) {
        return words.find("template.reason." + code).orElse(code);
    }

    /** What to do about it. */
    public String mend(String code) {
        return words.find("template.mend." + code).orElse(words.get("template.mend.other"));
    }

    /** Why it did not go, and what happens next. */
    String trouble(Trouble trouble) {
        return trouble.until() == null ? words.of("review.trouble.refused", trouble.why())
                : words.of("review.trouble." + trouble.why(), moment(trouble.until()));
    }

    /** A finding of the linter, in words. */
    public String finding(Finding one) {
        return words.of("lint." + one.code(), one.args().toArray());
    }

    public String platform(String status) {
        return words.find("template.status." + status.toLowerCase(Locale.ROOT)).orElse(status);
    }

    public String quality(String score) {
        return words.find("template.quality." + score).orElse(score);
    }

    public String address(Version version) {
        return look.getBase() + "/" + Reviews.place(version.template(), version.number());
    }

    public String address(Version version, Version against) {
        return address(version) + "&against=" + (against == null ? 0 : against.number());
    }
}
