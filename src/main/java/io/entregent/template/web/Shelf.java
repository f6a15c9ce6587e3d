package io.entregent.template.web;

import io.entregent.access.Members;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.content.Body;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.draft.DraftView;
import io.entregent.template.draft.Drafts;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.Standing;
import io.entregent.template.review.VersionState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts what is written here and what the platform holds beside one another, by name. */
@RequestScoped
public class Shelf {

    /** A language and its state at the platform. */
    public record Chip(String language, String words, String tone) {
    }

    /**
     * One template.
     *
     * @param address  of its editor, or null if it was never opened here
     * @param metaCode none, live, waiting or stopped
     * @param text     all that is searched
     */
    public record Row(String name, String title, String address, String category, String categoryCode, List<Chip> languages,
            String internal, String internalCode, String internalTone, String meta, String metaCode, String metaTone, String quality, String owner, String edited,
            String text) {
    }

    private static final List<String> QUALITIES = List.of("RED", "YELLOW", "GREEN");
    private static final Set<String> LIVE = Set.of("APPROVED");
    private static final Set<String> WAITING = Set.of("PENDING", "IN_APPEAL", "PENDING_DELETION");

    @Inject
    private Templates templates;

    @Inject
    private Drafts drafts;

    @Inject
    private Reviews reviews;

    @Inject
    private Members members;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    /** Last edited first; what only the platform knows comes after, by name. */
    List<Row> rows() {
        Map<String, List<TemplateView>> held = templates.all().stream()
                .collect(Collectors.groupingBy(TemplateView::name, TreeMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        Map<UUID, Standing> standings = reviews.standings();
        for (DraftView draft : drafts.all()) {
            List<TemplateView> there = draft.document().name().isEmpty() ? null : held.remove(draft.document().name());
            rows.add(row(draft, standings.get(draft.id()), there == null ? List.of() : there));
        }
        held.forEach((name, there) -> rows.add(row(name, there)));
        return rows;
    }

    private Row row(DraftView draft, Standing standing, List<TemplateView> there) {
        String name = draft.document().name();
        return make(name, draft.id().toString(), draft.document().category(), chips(draft.document().languages().keySet(), there),
                internal(draft, standing), there, members.name(draft.owner()).orElse(""), draft.updatedAt(),
                draft.document().languages().values().stream().map(Shelf::text).collect(Collectors.joining(" ")));
    }

    private Row row(String name, List<TemplateView> there) {
        Instant changed = there.stream().map(TemplateView::changedAt).max(Comparator.naturalOrder()).orElseThrow();
        return make(name, null, there.get(0).category(), chips(Set.of(), there), new Internal("outside", words.get("templates.internal.outside"), "plain"), there, "", changed,
                there.stream().map(TemplateView::body).collect(Collectors.joining(" ")));
    }

    private Row make(String name, String id, String category, List<Chip> chips, Internal internal, List<TemplateView> there,
            String owner, Instant edited, String text) {
        String meta = meta(there);
        return new Row(name, name.isEmpty() ? words.get("templates.unnamed") : name, id == null ? null : look.getBase() + "/templates/" + id,
                words.get("template.category." + category.toLowerCase(Locale.ROOT)), category, chips, internal.words(), internal.code(),
                internal.tone(), words.get("templates.meta." + meta), meta, tone(meta), quality(there), owner, times.moment(edited), text);
    }

    private record Internal(String code, String words, String tone) {
    }

    /** The newest version's state, unless the draft has gone on since. */
    private Internal internal(DraftView draft, Standing standing) {
        if (standing == null) {
            return new Internal("draft", words.get("templates.internal.draft"), "plain");
        }
        String state = words.of("templates.version", standing.number(), words.get("template.version.state." + standing.state().name()));
        return standing.hash().equals(draft.document().hash())
                ? new Internal(standing.state().name(), state, tone(standing.state()))
                : new Internal(standing.state().name(), words.of("templates.internal.changed", state), tone(standing.state()));
    }

    static String tone(VersionState state) {
        return switch (state) {
            case LIVE -> "open";
            case IN_REVIEW, APPROVED, SUBMITTED, CHANGES_ASKED -> "closing";
            case REJECTED, REFUSED -> "closed";
            default -> "plain";
        };
    }

    /** The worst of all languages. */
    private String quality(List<TemplateView> there) {
        Set<String> told = there.stream().filter(one -> one.health() != null).map(one -> one.health().quality()).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        String worst = QUALITIES.stream().filter(told::contains).findFirst().orElse("UNKNOWN");
        return words.get("templates.quality." + worst);
    }

    private List<Chip> chips(Set<String> written, List<TemplateView> there) {
        Map<String, String> states = new TreeMap<>();
        written.forEach(language -> states.put(language, "none"));
        there.forEach(one -> states.put(one.language(), code(one)));
        return states.entrySet().stream().map(one -> new Chip(one.getKey(),
                words.find("template.status." + one.getValue()).orElse(one.getValue()), tone(kind(one.getValue())))).toList();
    }

    /** The worst that is true of any language, so that a list shows what needs somebody. */
    private static String meta(List<TemplateView> there) {
        Set<String> kinds = new TreeSet<>();
        there.forEach(one -> kinds.add(kind(code(one))));
        return kinds.contains("stopped") ? "stopped" : kinds.contains("waiting") ? "waiting" : kinds.contains("live") ? "live" : "none";
    }

    /** The platform's word, unless nobody here agreed to what it holds: that is not sent, whatever it says of it. */
    private static String code(TemplateView one) {
        boolean gone = one.status().equals("DELETED");
        return (one.isAgreed() || gone ? one.status() : one.health().standing().name()).toLowerCase(Locale.ROOT);
    }

    private static String kind(String status) {
        String code = status.toUpperCase(Locale.ROOT);
        return code.equals("NONE") ? "none" : LIVE.contains(code) ? "live" : WAITING.contains(code) ? "waiting" : "stopped";
    }

    private static String tone(String kind) {
        return switch (kind) {
            case "live" -> "open";
            case "waiting" -> "closing";
            case "stopped" -> "closed";
            default -> "plain";
        };
    }

    /** The body, or an empty text where there is none in this language. */
    static String text(TemplateContent content) {
        return content == null ? "" : content.part(Body.class).map(Body::text).orElse("");
    }
}
