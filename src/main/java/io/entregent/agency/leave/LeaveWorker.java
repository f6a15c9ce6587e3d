package io.entregent.agency.leave;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.kernel.jobs.Worker;
import io.entregent.people.keycloak.Organizations;
import io.entregent.people.login.OwnLogins;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Does what is due: first what others hold for the tenant, each of which may be repeated, then the erasure. */
@ApplicationScoped
class LeaveWorker implements Worker {

    private static final Duration SOON = Duration.ofMinutes(5);

    @Inject
    private Leaving leaving;

    @Inject
    private Organizations organizations;

    @Inject
    private OwnLogins logins;

    @Inject
    private Tenancy tenancy;

    @Inject
    private End end;

    @Override
    public String queue() {
        return Leaving.QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(ticket -> {
            UUID id = UUID.fromString(ticket.ref());
            Tenant tenant = tenancy.byId(Scope.requireTenant()).orElseThrow();
            Optional<Leave> due = end.due(id);
            if (due.isPresent()) {
                try {
                    leaving.silence();
                    logins.drop();
                    if (organizations.isInstalled()) {
                        organizations.remove(tenant.slug());
                    }
                } catch (Rejected silent) {
                    throw new RetryLater(SOON, silent.code());
                }
            }
            end.come(ticket, id);
        });
    }

    /** The transactions of the end. */
    @ApplicationScoped
    @Transactional
    public static class End {

        @Inject
        private LeaveSql sql;

        @Inject
        private Leaving leaving;

        @Inject
        private Tickets tickets;

        @Inject
        private Clock clock;

        public Optional<Leave> due(UUID id) {
            return sql.open().filter(one -> one.id().equals(id) && !one.dueAt().isAfter(clock.instant()));
        }

        public void come(Ticket ticket, UUID id) {
            if (tickets.done(ticket)) {
                leaving.erase(id, clock.instant());
            }
        }
    }
}
