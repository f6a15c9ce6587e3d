package io.entregent.template.platform;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import io.entregent.template.TemplateView;
import io.entregent.template.TemplateView.Standing;
import io.entregent.template.Templates;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.draft.Drafts;
import io.entregent.template.review.Agreed;
import io.entregent.template.review.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What was made or changed in the platform's own tools, and nobody here agreed to: it cannot be sent from here. */
@ApplicationScoped
@Transactional
public class Drift {

    /**
     * One template in one language that is not what was approved.
     *
     * @param approved what was, or null if it was made elsewhere
     * @param category that was approved, or null
     */
    public record Found(TemplateView held, TemplateContent theirs, TemplateContent approved, String category) {
    }

    @Inject
    private Templates templates;

    @Inject
    private Agreed agreed;

    @Inject
    private Drafts drafts;

    @Inject
    private Submissions submissions;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    public List<Found> all() {
        return templates.all().stream().filter(one -> !one.isAgreed() && !one.status().equals("DELETED"))
                .map(this::found).toList();
    }

    private Found found(TemplateView one) {
        Optional<TemplateDocument> approved = Optional.ofNullable(one.health().template())
                .flatMap(template -> agreed.version(template, one.health().number())).map(Version::document);
        return new Found(one, Contents.of(one), approved.map(document -> document.in(one.language())).orElse(null),
                approved.map(TemplateDocument::category).orElse(null));
    }

    /**
     * Takes over what is there into the draft of that name, which then goes through review like any other.
     *
     * @return the draft
     */
    public UUID adopt(UUID row) {
        access.require(Permission.TEMPLATE_WRITE);
        TemplateView held = found(row);
        Optional<UUID> known = drafts.byName(held.name());
        UUID draft = known.isPresent() ? known.get() : drafts.fromExisting(held.name());
        if (known.isPresent()) {
            TemplateDocument before = drafts.view(draft).document();
            SortedMap<String, TemplateContent> languages = new TreeMap<>(before.languages());
            languages.put(held.language(), Contents.of(held));
            drafts.replace(draft, new TemplateDocument(before.name(), held.category(), languages));
        }
        audit.record(AuditEvent.done("template.drift.adopted", "template", draft).fact("language", held.language())
                .fact("name", held.name()));
        return draft;
    }

    /** Sends again what was approved. */
    public void revert(UUID row) {
        access.require(Permission.TEMPLATE_WRITE);
        TemplateView held = found(row);
        if (held.health().standing() != Standing.DRIFTED || held.health().template() == null) {
            throw Rejected.conflict("drift.nothingApproved");
        }
        submissions.add(held.health().template(), held.health().number(), clock.instant());
        audit.record(AuditEvent.done("template.drift.reverted", "template", held.health().template())
                .fact("version", held.health().number()).fact("language", held.language()));
    }

    private TemplateView found(UUID row) {
        TemplateView held = templates.view(row);
        if (held.isAgreed()) {
            throw Rejected.conflict("drift.gone");
        }
        return held;
    }
}
