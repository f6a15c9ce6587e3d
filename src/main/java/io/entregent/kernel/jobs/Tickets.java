package io.entregent.kernel.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The queue of work that follows a commit. */
@ApplicationScoped
@Transactional
public class Tickets {

    /** After this time a claimed ticket that was not completed is given to somebody else. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** Fired inside the transaction that adds a ticket, or hastens one; the pump wakes after its commit. */
    record Added(String queue) {
    }

    @Inject
    private TicketSql sql;

    @Inject
    private Clock clock;

    @Inject
    private Event<Added> added;

    /** Adds work for the current tenant; it exists if and only if the caller's transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String queue, String ref, String lane) {
        add(queue, ref, lane, clock.instant());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String queue, String ref, String lane, Instant runAt) {
        sql.add(queue, ref, lane, runAt, clock.instant());
        added.fire(new Added(queue));
    }

    /** What waits in a lane of the current tenant for a later time is worked now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hasten(String queue, String lane) {
        if (sql.hasten(queue, lane, clock.instant())) {
            added.fire(new Added(queue));
        }
    }

    /** One that waits for a later time is worked now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void now(String queue, String ref) {
        if (sql.now(queue, ref, clock.instant())) {
            added.fire(new Added(queue));
        }
    }

    /** @return false if somebody else completed it: then the caller MUST NOT commit its effect */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean done(Ticket ticket) {
        return sql.done(ticket);
    }

    /**
     * The same for many tickets of the current tenant.
     *
     * @return those that nobody else completed; the caller MUST NOT commit an effect of the others
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Ticket> done(List<Ticket> some) {
        return sql.done(some);
    }

    /** Those of these queues that have a ticket whose time has come: all idle queues are one question. */
    List<String> due(Collection<String> queues) {
        return sql.due(queues.toArray(String[]::new), clock.instant());
    }

    List<Ticket> claim(String queue, int most) {
        Instant now = clock.instant();
        return sql.claim(queue, most, now, now.plus(LEASE));
    }

    void later(Ticket ticket, Duration after, String error) {
        sql.later(ticket, clock.instant().plus(after), error);
    }

    void fail(Ticket ticket, String error) {
        sql.fail(ticket, error);
    }

    int returnExpired() {
        return sql.returnExpired(clock.instant());
    }

    /** In the scope "pump": what was set aside, newest first, of all tenants. */
    public List<FailedTicket> failed(int most) {
        return sql.failed(most);
    }

    /** In the scope "pump": lets a ticket that was set aside run again. */
    public boolean retry(long id) {
        return sql.retry(id, clock.instant());
    }

    /** In the scope "pump": how many tickets there are in each state. */
    public Map<String, Long> countByState() {
        return sql.countByState();
    }
}
