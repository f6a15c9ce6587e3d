package io.entregent.people;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.SessionWatch;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The logins of the current tenant's people, and their end. A login that is ended here opens no page of this tenant
 * from the next request on, and is ended at Keycloak at once, with its own refresh token (see {@link Parting}): the
 * portal needs no right over the realm's users for it.
 */
@ApplicationScoped
@Transactional
public class Sessions implements SessionWatch {

    static final String QUEUE = "logout";
    private static final String LOOKUP = "login.session";
    private static final String AGENT = "login.agent";
    private static final String ADDRESS = "login.address";
    private static final String REFRESH = "login.refresh";
    private static final int LONGEST_AGENT = 300;
    private static final Duration ONE_VISIT = Duration.ofMinutes(1);
    /** As long as the realm lets a login live (ssoSessionMaxLifespan). */
    private static final Duration LIVES = Duration.ofHours(10);
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    private SessionSql sql;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    @Override
    public boolean admits(UUID user, String session, String agent, String address, String refresh) {
        Instant now = clock.instant();
        byte[] digest = vault.lookup(LOOKUP, session);
        Optional<SessionSql.Row> known = sql.byDigest(digest);
        if (known.isEmpty()) {
            sql.forget(now.minus(KEPT));
            String kept = agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
            sql.add(Ids.next(), user, digest, sealed(AGENT, kept), sealed(ADDRESS, address), sealed(REFRESH, refresh), now);
        } else if (known.get().revokedAt() == null && known.get().seenAt().isBefore(now.minus(ONE_VISIT))) {
            sql.seen(known.get().id(), sealed(ADDRESS, address), sealed(REFRESH, refresh), now);
        }
        return known.map(one -> one.revokedAt() == null).orElse(true);
    }

    /** The caller's own logins; for the tenant's administrators those of everybody, people of the agency too. */
    public List<LoginSession> open() {
        access.require(Permission.MEMBERS_READ);
        return sql.open(mayEndAll() ? null : access.userId(), clock.instant().minus(LIVES)).stream().map(row -> new LoginSession(row.id(), row.user(),
                members.name(row.user()).orElse(""), opened(AGENT, row.agent()), opened(ADDRESS, row.address()), row.beganAt(), row.seenAt())).toList();
    }

    /** Whether that login is the one that asks. */
    public boolean isThis(LoginSession one, String session) {
        return session != null && sql.byDigest(vault.lookup(LOOKUP, session)).map(SessionSql.Row::id).filter(one.id()::equals).isPresent();
    }

    /**
     * Ends a login.
     *
     * @throws Rejected not found, also for somebody else's unless one administers the tenant
     */
    public void end(UUID id) {
        access.require(Permission.MEMBERS_READ);
        SessionSql.Row row = sql.find(id).filter(one -> mayEndAll() || one.user().equals(access.userId())).orElseThrow(Rejected::notFound);
        if (sql.revoke(id, clock.instant())) {
            audit.record(AuditEvent.done("session.ended", "member", row.user()).fact("session", id));
            tickets.add(QUEUE, id.toString(), null);
        }
    }

    /**
     * Ends all of the caller's own logins but the one that asks.
     *
     * @return how many
     */
    public int endOthers(String session) {
        access.require(Permission.MEMBERS_READ);
        byte[] here = session == null ? null : vault.lookup(LOOKUP, session);
        UUID kept = here == null ? null : sql.byDigest(here).map(SessionSql.Row::id).orElse(null);
        List<SessionSql.Row> others = sql.open(access.userId(), clock.instant().minus(LIVES)).stream().filter(one -> !one.id().equals(kept)).toList();
        others.forEach(one -> end(one.id()));
        return others.size();
    }

    /** For who carries it to Keycloak: the refresh token of a login that was ended here. */
    public Optional<String> parting(UUID id) {
        return sql.parting(id).map(sealed -> opened(REFRESH, sealed));
    }

    public void parted(Ticket ticket, UUID id) {
        if (tickets.done(ticket)) {
            sql.parted(id);
        }
    }

    /** The tenant's own administrators; nobody of an agency learns where the client's people are. */
    public boolean mayEndAll() {
        return access.may(Permission.INTEGRATE);
    }

    private byte[] sealed(String field, String text) {
        return text == null ? null : vault.tenantSeal().seal(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(String field, byte[] sealed) {
        return sealed == null ? null : new String(vault.tenantSeal().open(field, sealed), StandardCharsets.UTF_8);
    }
}
