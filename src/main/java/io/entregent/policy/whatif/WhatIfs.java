package io.entregent.policy.whatif;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.policy.Decision;
import io.entregent.policy.Decisions;
import io.entregent.policy.Facts;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.SendGate;
import io.entregent.policy.Situation;
import io.entregent.policy.StoredDecision;
import io.entregent.policy.own.TenantRules;
import io.entregent.policy.own.Version;
import io.entregent.policy.rules.RuleBook;
import io.entregent.policy.rules.RuleSet;
import io.entregent.policy.whatif.WhatIfRun.Change;
import io.entregent.policy.whatif.WhatIfRun.Example;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks the gate again about the decisions of the last 30 days, by a draft or by the rules of another day. */
@ApplicationScoped
@Transactional
public class WhatIfs {

    static final String QUEUE = "whatif";

    private static final int STEP = 1000;
    private static final int MOST_RUNS = 10;
    private static final int MOST_EXAMPLES = 20;
    private static final int MOST_OF_A_KIND = 3;

    @Inject
    private WhatIfSql sql;

    @Inject
    private Decisions decisions;

    @Inject
    private TenantRules own;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    /**
     * @param number the version of the tenant's own rules, drafts too; null for those in force
     * @param day    whose rules of platforms and law are asked
     * @throws Rejected whatif.busy while another run is under way
     */
    public UUID start(Integer number, LocalDate day) {
        access.require(Permission.POLICY_WRITE);
        if (number != null) {
            own.view(number);
        }
        if (sql.newest(1).stream().anyMatch(run -> !run.done())) {
            throw Rejected.conflict("whatif.busy");
        }
        Instant now = clock.instant();
        UUID id = Ids.next();
        sql.add(id, number, day, decisions.count(now.minus(Decisions.FACTS), now), access.userId(), now);
        audit.record(AuditEvent.done("rules.whatIf", "what_if", id).fact("number", number).fact("day", day));
        tickets.add(QUEUE, id.toString(), null);
        return id;
    }

    /** Newest first. */
    public List<WhatIfRun> newest() {
        access.require(Permission.POLICY_READ);
        return sql.newest(MOST_RUNS);
    }

    /** Goes on with a run, a thousand decisions at a time; called by the pump only. */
    void step(Ticket ticket) {
        tickets.done(ticket);
        Optional<WhatIfSql.Row> found = sql.locked(UUID.fromString(ticket.ref())).filter(row -> !row.run().done());
        if (found.isEmpty()) {
            return;
        }
        WhatIfRun run = found.get().run();
        RuleSet set = (run.number() == null ? own.inForce(run.startedAt()) : own.known(run.number())).map(Version::set).orElse(null);
        Cursor cursor = found.get().cursor();
        List<StoredDecision> some = decisions.between(run.startedAt().minus(Decisions.FACTS), run.startedAt(), cursor, STEP);
        Tally tally = new Tally(run);
        some.forEach(one -> tally.ask(one, set, run.day()));
        boolean done = some.size() < STEP;
        StoredDecision last = some.isEmpty() ? null : some.get(some.size() - 1);
        sql.write(tally.run(run, run.seen() + some.size(), done), last == null ? cursor : new Cursor(last.at(), last.id()), clock.instant());
        if (!done) {
            tickets.add(QUEUE, ticket.ref(), null);
        }
    }

    /** What one run has counted so far. */
    private static final class Tally {

        private record Kind(String was, String would, String rule) {
        }

        private record Place(String channel, Situation.Sender sender) {
        }

        private final Map<Kind, Integer> counts = new LinkedHashMap<>();
        private final Map<Place, RuleBook> books = new HashMap<>();
        private final List<Example> examples;
        private int without;

        Tally(WhatIfRun run) {
            run.changes().forEach(one -> counts.put(new Kind(one.was(), one.would(), one.rule()), one.count()));
            examples = new ArrayList<>(run.examples());
            without = run.without();
        }

        void ask(StoredDecision stored, RuleSet set, LocalDate day) {
            Decision was = stored.decision();
            Facts facts = was.given();
            if (facts == null) {
                without++;
                return;
            }
            RuleBook book = books.computeIfAbsent(new Place(facts.situation().channel(), facts.situation().sender()),
                    place -> RuleBooks.with(place.channel(), place.sender(), day, set));
            Decision would = SendGate.decide(facts, book);
            if (was.verdict() == would.verdict()) {
                return;
            }
            Kind kind = new Kind(was.verdict().code(), would.verdict().code(), speaker(would).or(() -> speaker(was)).orElse(""));
            int count = counts.merge(kind, 1, Integer::sum);
            if (count <= MOST_OF_A_KIND && examples.size() < MOST_EXAMPLES) {
                examples.add(new Example(stored.id(), stored.at(), kind.was(), kind.would(), kind.rule()));
            }
        }

        private static Optional<String> speaker(Decision decision) {
            Decision.Result stopped = decision.refused() ? Decision.Result.REFUSED : Decision.Result.HELD;
            return decision.rules().stream().filter(one -> one.result() == stopped).map(Decision.Outcome::rule).findFirst();
        }

        WhatIfRun run(WhatIfRun before, int seen, boolean done) {
            List<Change> changes = counts.entrySet().stream()
                    .map(one -> new Change(one.getKey().was(), one.getKey().would(), one.getKey().rule(), one.getValue()))
                    .sorted(Comparator.comparing(Change::count).reversed()).toList();
            return new WhatIfRun(before.id(), before.number(), before.day(), done, before.total(), seen, without, changes, examples,
                    before.startedAt());
        }
    }
}
