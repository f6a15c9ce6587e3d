package io.entregent.policy;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps what the gate decided. */
@ApplicationScoped
@Transactional
public class Decisions {

    /** How long it is kept what a decision was made of. */
    public static final Duration FACTS = Duration.ofDays(30);

    private static final int MOST = 100;

    @Inject
    private DecisionSql sql;

    @Inject
    private Access access;

    @Inject
    private Clock clock;

    /** For other rooms, in the transaction of what was decided. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID store(Decision decision, Instant at) {
        UUID id = Ids.next();
        sql.add(id, at, decision);
        return id;
    }

    public StoredDecision view(UUID id) {
        access.require(Permission.POLICY_READ);
        return sql.byId(id).orElseThrow(Rejected::notFound);
    }

    /** For other rooms, which have asked {@link Access} themselves: why a message of theirs was sent, or was not. */
    public StoredDecision of(UUID id) {
        return sql.byId(id).orElseThrow(Rejected::notFound);
    }

    /** For other rooms, which have asked {@link Access} themselves: what an event of the ledger of consents allowed. */
    public List<StoredDecision> using(UUID consent, int most) {
        return sql.using(consent, most);
    }

    /**
     * For this room: facts go when no draft is tried on them any more, a piece at a time.
     *
     * @return how many decisions lost theirs
     */
    int forgetFacts(int most) {
        return sql.forgetFacts(clock.instant().minus(FACTS), most);
    }

    /** For this room: how many there were in a time. */
    public int count(Instant from, Instant to) {
        return sql.count(from, to);
    }

    /** For this room: oldest first, after the cursor. */
    public List<StoredDecision> between(Instant from, Instant to, Cursor after, int most) {
        return sql.between(from, to, after, most);
    }

    public Page<StoredDecision> list(String cursor, int limit) {
        access.require(Permission.POLICY_READ);
        int most = Math.min(Math.max(limit, 1), MOST);
        return Page.of(sql.newest(Cursor.parse(cursor), most + 1), most, one -> new Cursor(one.at(), one.id()).text());
    }
}
