package io.entregent.agency.leave;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.kernel.jobs.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Lets a cooling-off time be over, as if it had been asked for long ago. */
@ApplicationScoped
@Transactional
public class LeaveTime {

    @Inject
    private Sql sql;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    public void isOver() {
        audit.record(AuditEvent.done("tenant.leaveAsked", "tenant", Scope.requireTenant()));
        sql.update("update offboarding set due_at = ? where cancelled_at is null", clock.instant().minus(Duration.ofMinutes(1)));
        String id = sql.first("select id::text from offboarding where cancelled_at is null", row -> row.getString(1)).orElse(Ids.next().toString());
        tickets.add(Leaving.QUEUE, id, null);
    }
}
