package io.entregent.template;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundSink;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The templates of the current tenant, as far as the platform told. */
@ApplicationScoped
@Transactional
public class Templates implements InboundSink {

    private static final String APPROVED = "APPROVED";
    private static final Set<String> NOT_A_STATUS = Set.of("QUALITY", "CATEGORY", "COMPONENTS");
    private static final Set<String> LIVE_AGAIN = Set.of("REINSTATED", "UNARCHIVED");

    @Inject
    private EntityManager entityManager;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    /** Those that may be sent now, by name and language. */
    public List<TemplateView> live() {
        return all().stream().filter(one -> APPROVED.equals(one.status())).toList();
    }

    /** All that are known, whatever their state, by name and language. */
    public List<TemplateView> all() {
        access.require(Permission.TEMPLATE_READ);
        return entityManager.createQuery("from Template order by name, language", Template.class).getResultStream()
                .map(Template::view).toList();
    }

    public TemplateView view(UUID id) {
        access.require(Permission.TEMPLATE_READ);
        return Optional.ofNullable(entityManager.find(Template.class, id)).map(Template::view)
                .orElseThrow(Rejected::notFound);
    }

    /** For other rooms: in any state. */
    public Optional<TemplateView> find(String name, String language) {
        return one(name, language).map(Template::view);
    }

    /** Takes over what the platform holds; for the seed and for syncing. */
    public void learn(KnownTemplate known) {
        Optional<Template> before = one(known.name(), known.language());
        if (before.isPresent()) {
            before.get().learn(known, clock.instant());
        } else {
            entityManager.persist(new Template(Ids.next(), known, clock.instant()));
            entityManager.flush();
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void accept(Inbound inbound) {
        if (!(inbound instanceof Inbound.TemplateJudged judged) || judged.name() == null || judged.language() == null) {
            return;
        }
        one(judged.name(), judged.language().replace('-', '_')).ifPresent(template -> {
            String before = template.status();
            String category = judged.details() == null ? null : judged.details().get("new_category");
            boolean changed = template.recategorise(category);
            if (judged.event() != null && !NOT_A_STATUS.contains(judged.event())) {
                String status = LIVE_AGAIN.contains(judged.event()) ? APPROVED : judged.event();
                changed |= template.judge(status, judged.reason(), judged.at());
            }
            if (changed) {
                audit.record(AuditEvent.done("template.judged", "template", template.id())
                        .state(before, template.status()).fact("category", template.category()));
                signals.raise("template", template.id().toString());
            }
        });
    }

    private Optional<Template> one(String name, String language) {
        return entityManager.createQuery("from Template where name = :name and language = :language", Template.class)
                .setParameter("name", name).setParameter("language", language).getResultStream().findFirst();
    }
}
