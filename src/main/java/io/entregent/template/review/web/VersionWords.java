package io.entregent.template.review.web;

import io.entregent.access.Members;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.template.review.Level;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.Version;
import io.entregent.template.review.VersionState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
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

    /** The component in words, the rest of the path as it is. */
    public String field(String path) {
        String[] parts = path.split("\\.", 2);
        String part = words.find("review.field." + parts[0]).orElse(parts[0]);
        if (parts.length == 1 || parts[1].equals("text")) {
            return part;
        }
        return part + " · " + parts[1].replaceFirst("^sample\\.", words.get("review.field.sample") + " ").replace('.', ' ');
    }

    /** Why the platform refused, in words, or its own word where it is new to us. */
    public String reason(String code) {
        return words.find("template.reason." + code).orElse(code);
    }

    /** What to do about it. */
    public String mend(String code) {
        return words.find("template.mend." + code).orElse(words.get("template.mend.other"));
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
