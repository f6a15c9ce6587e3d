package io.entregent.template.platform;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.template.TemplateChanged;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.review.Agreed;
import io.entregent.template.review.Declined;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Draws the consequences of what the platform tells: versions move, and a new category is asked for anew. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Hearing {

    private static final String CATEGORY = "category";

    @Inject
    private Templates templates;

    @Inject
    private Submissions submissions;

    @Inject
    private Comparison comparison;

    @Inject
    private Agreed agreed;

    @Inject
    private Reviews reviews;

    @Inject
    private Notices notices;

    @Inject
    private Audit audit;

    public void hear(@Observes TemplateChanged event) {
        if (event.contents()) {
            comparison.ask(Duration.ZERO);
        }
        if (event.template() == null) {
            return;
        }
        submissions.settle(event.template(), event.number());
        templates.find(event.name(), event.language()).ifPresent(held -> submissions.judged(event.template(), held.status()));
        agreed.version(event.template(), event.number()).ifPresent(version -> {
            event.worries().forEach(worry -> notices.tell(Notice.of("template." + worry).to(version.authors())
                    .words(version.name(), event.language()).at(Reviews.place(version.template(), version.number()))));
            if (event.recategorised()) {
                reopen(version, event);
            }
        });
    }

    public void hear(@Observes Declined event) {
        if (event.origin().equals(CATEGORY)) {
            agreed.before(event.template(), event.number()).ifPresent(version -> templates.disagreed(version.template(), version.number()));
        }
    }

    /** The same words in another category are another thing to agree to. Sends obey the new category at once (SendGate). */
    private void reopen(Version version, TemplateChanged event) {
        String category = templates.find(event.name(), event.language()).map(TemplateView::category).orElseThrow();
        if (!agreed.isQuiet(version.template()) || agreed.wasAsked(version.template(), CATEGORY, category)) {
            return;
        }
        try {
            Version next = reviews.handIn(version.template(), new TemplateDocument(version.name(), category, version.document().languages()),
                    version.author(), version.authors(), CATEGORY);
            notices.tell(Notice.of("review.recategorised").to(version.authors()).words(version.name(), category)
                    .at(Reviews.place(next.template(), next.number())));
        } catch (Rejected impossible) {
            audit.record(AuditEvent.failed("template.review.notReopened", "template", version.template(), impossible.code())
                    .fact("category", category));
        }
    }
}
