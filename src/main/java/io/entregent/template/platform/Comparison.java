package io.entregent.template.platform;

import io.entregent.access.Access;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ProviderError;
import io.entregent.kernel.Ids;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Signals;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.template.KnownTemplate;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions of a comparison. */
@ApplicationScoped
@Transactional
public class Comparison {

    @Inject
    private PlatformSql sql;

    @Inject
    private Templates templates;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    public Optional<SyncView> last() {
        return sql.last();
    }

    /**
     * With a failure nothing is taken for deleted: what was not told may be there all the same.
     *
     * @param verified whether the platform trusts all the businesses; null if it did not tell
     */
    public SyncView keep(List<KnownTemplate> held, Instant asked, List<SyncView.Failure> failures, Boolean verified) {
        int changed = templates.compare(held, asked, failures.isEmpty());
        SyncView sync = new SyncView(asked, held.size(), changed, failures);
        UUID id = Ids.next();
        sql.keep(id, sync, access.userId(), verified);
        audit.record(AuditEvent.done("template.synchronised", "template_sync", id).fact("seen", held.size())
                .fact("changed", changed).fact("failures", failures.size())
                .fact("millis", Duration.between(asked, clock.instant()).toMillis()));
        signals.raise("template", Scope.requireTenant().toString());
        return sync;
    }

    /** Keeps in the trail what somebody did at the platform with what it holds. */
    void did(String type, TemplateView held, ProviderError error) {
        AuditEvent event = error == null ? AuditEvent.done(type, "template", held.id())
                : AuditEvent.failed(type, "template", held.id(), Integer.toString(error.code()));
        audit.record(event.fact("name", held.name()).fact("language", held.language()).fact("status", held.status()));
    }

    public void ask(Duration after) {
        tickets.add(SyncWorker.QUEUE, Scope.requireTenant().toString(), Scope.requireTenant().toString(), clock.instant().plus(after));
    }

    /** @return whether it has been a while */
    public boolean isDue(Duration every) {
        return sql.last().map(SyncView::at).map(at -> at.plus(every).isBefore(clock.instant())).orElse(true);
    }

    public void done(Ticket ticket) {
        tickets.done(ticket);
    }
}
