package io.entregent.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.template.TemplateView.Health;
import io.entregent.template.TemplateView.Standing;
import io.entregent.template.content.TemplateContent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One template in one language as the platform holds it, beside what was approved for it here. */
final class Template {

    private static final Set<String> NOT_A_STATUS = Set.of("QUALITY", "CATEGORY", "COMPONENTS");
    private static final Set<String> LIVE_AGAIN = Set.of("REINSTATED", "UNARCHIVED");
    private static final Set<String> GONE = Set.of("DELETED", "PENDING_DELETION");
    /** Meta, template management, 2026-05: after the deletion of one that was live, its name rests. */
    private static final Duration NAME_RESTS = Duration.ofDays(30);
    private static final Map<String, Duration> PAUSES = Map.of("FIRST_PAUSE", Duration.ofHours(3), "SECOND_PAUSE", Duration.ofHours(6));

    final UUID id;
    final String name;
    final String language;
    String category;
    String status;
    String components;
    String format = "POSITIONAL";
    String fingerprint;
    String providerId;
    String reason;
    String recommendation;
    String quality = "UNKNOWN";
    String comingCategory;
    Instant pausedUntil;
    Instant changedAt;
    Instant judgedAt;
    Instant restsUntil;
    UUID template;
    Integer number;
    String approved;
    String approvedCategory;

    Template(UUID id, String name, String language) {
        this.id = id;
        this.name = name;
        this.language = language;
    }

    Template(UUID id, KnownTemplate known, Instant now) {
        this(id, known.name(), known.language());
        learn(known, now);
        trust();
    }

    /** What is there now is what was there when the account was connected. */
    void trust() {
        approved = fingerprint;
        approvedCategory = category;
        template = null;
        number = null;
    }

    /** @return whether anything is new */
    boolean learn(KnownTemplate known, Instant now) {
        boolean said = !known.components().equals(components) || !known.format().equals(format);
        boolean news = said || !known.category().equals(category) || !known.status().equals(status)
                || !Objects.equals(known.reason(), reason) || !known.quality().equals(quality)
                || !Objects.equals(known.comingCategory(), comingCategory)
                || known.providerId() != null && !known.providerId().equals(providerId);
        if (!news) {
            return false;
        }
        components = known.components();
        format = known.format();
        category = known.category();
        providerId = known.providerId() == null ? providerId : known.providerId();
        quality = known.quality();
        comingCategory = known.comingCategory();
        if (judgedAt == null || !untilWhen(judgedAt).isAfter(now)) {
            stand(known.status(), known.reason(), now);
        }
        if (said || fingerprint == null) {
            fingerprint = fingerprint(format, components);
        }
        changedAt = now;
        return true;
    }

    /**
     * Takes over what the platform told by itself.
     *
     * @return false if this is older than what is known, or no news
     */
    boolean hear(String event, String why, Map<String, String> details, Instant at) {
        Map<String, String> told = details == null ? Map.of() : details;
        boolean news = switch (event == null ? "" : event) {
            case "QUALITY" -> quality(told.get("new_quality_score"));
            case "CATEGORY" -> category(told);
            default -> false;
        };
        if (event == null || NOT_A_STATUS.contains(event)) {
            return news;
        }
        String code = told.getOrDefault("reason", why);
        if (!judge(LIVE_AGAIN.contains(event) ? "APPROVED" : event, "NONE".equals(code) ? null : code, at)) {
            return false;
        }
        recommendation = Stream.of("reason", "recommendation").map(one -> told.get("rejection_info." + one)).filter(Objects::nonNull)
                .collect(Collectors.collectingAndThen(Collectors.joining(" "), all -> all.isEmpty() ? null : all));
        Duration pause = PAUSES.get(told.getOrDefault("other_info.title", ""));
        pausedUntil = pause == null || !"PAUSED".equals(status) ? null : at.plus(pause);
        return true;
    }

    boolean judge(String newStatus, String why, Instant at) {
        Instant when = at == null ? changedAt : at;
        Instant since = (judgedAt == null ? changedAt : judgedAt).truncatedTo(ChronoUnit.SECONDS);
        if (when.isBefore(since) || newStatus.equals(status)) {
            return false;
        }
        stand(newStatus, why, when);
        return true;
    }

    /** The platform's own times are whole seconds: what it tells of one may have happened until its end. */
    private static Instant untilWhen(Instant told) {
        return told.getNano() == 0 ? told.plusMillis(999) : told;
    }

    private void stand(String newStatus, String why, Instant at) {
        if (!newStatus.equals(status)) {
            pausedUntil = null;
            recommendation = null;
        }
        restsUntil = !GONE.contains(newStatus) ? null : "APPROVED".equals(status) ? at.plus(NAME_RESTS) : restsUntil;
        status = newStatus;
        reason = why;
        judgedAt = at;
        changedAt = at;
    }

    private boolean quality(String score) {
        if (score == null || score.equals(quality)) {
            return false;
        }
        quality = score;
        return true;
    }

    private boolean category(Map<String, String> told) {
        String coming = told.get("correct_category");
        if (coming != null) {
            boolean news = !coming.equals(comingCategory);
            comingCategory = coming;
            return news;
        }
        String now = told.get("new_category");
        if (now == null || now.equals(category)) {
            return false;
        }
        category = now;
        comingCategory = null;
        return true;
    }

    /** What its authors should know of a change: paused, low (quality), coming (category). */
    Set<String> worries(Template was) {
        Set<String> worries = new TreeSet<>();
        if ("PAUSED".equals(status) && !"PAUSED".equals(was.status)) {
            worries.add("paused");
        }
        if ("RED".equals(quality) && !"RED".equals(was.quality)) {
            worries.add("low");
        }
        if (comingCategory != null && !comingCategory.equals(was.comingCategory)) {
            worries.add("coming");
        }
        return worries;
    }

    /** As it is now, to be compared with what it will be. */
    Template copy() {
        Template copy = new Template(id, name, language);
        copy.status = status;
        copy.quality = quality;
        copy.comingCategory = comingCategory;
        copy.fingerprint = fingerprint;
        return copy;
    }

    /**
     * What the platform answered to our own change. It counts in whole seconds: a verdict of this second is about what
     * it held before.
     */
    void answered(KnownTemplate known, Instant now) {
        learn(known, now);
        if (!known.status().equals(status)) {
            stand(known.status(), known.reason(), now);
        }
    }

    /** The platform took a version of ours. */
    void sent(UUID ofTemplate, int version, TemplateContent content, String inCategory) {
        template = ofTemplate;
        number = version;
        approved = content.fingerprint();
        approvedCategory = inCategory;
    }

    /** The platform has it in another category than people agreed to. */
    boolean isRecategorised() {
        return template != null && approvedCategory != null && !approvedCategory.equals(category);
    }

    Standing standing() {
        if (approved == null) {
            return Standing.UNKNOWN;
        }
        if (!approved.equals(fingerprint)) {
            return Standing.DRIFTED;
        }
        return template == null ? Standing.BASELINE : Standing.APPROVED;
    }

    static String fingerprint(String format, String components) {
        try {
            return TemplateContent.ofMeta(new ObjectMapper().createObjectNode().put("parameter_format", format)
                    .set("components", new ObjectMapper().readTree(components))).fingerprint();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The components of a template are no JSON");
        }
    }

    UUID id() {
        return id;
    }

    String status() {
        return status;
    }

    String category() {
        return category;
    }

    TemplateView view() {
        return Components.view(id, name, language, category, status, components, changedAt, new Health(standing(), quality,
                reason, recommendation, comingCategory, pausedUntil, template, number, providerId, format, components));
    }
}
