package io.entregent.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.audit.Recorded;
import io.entregent.kernel.Ids;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Puts what happened into the queue of each address that wants to know, in the transaction in which it happened. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Outbox {

    static final String QUEUE = "webhook";
    /** Most tenants have no webhook: this spares them a query for each entry of the trail. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Known(boolean listens, Instant until) {
    }

    @Inject
    private WebhookSql sql;

    @Inject
    private DeliverySql deliveries;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    void happened(@Observes Recorded entry) {
        if (Kinds.ALL.contains(entry.type()) && listens()) {
            List<UUID> addresses = sql.listening(entry.type());
            if (!addresses.isEmpty()) {
                UUID event = Ids.next();
                deliveries.addEvent(event, entry.type(), body(event, entry), entry.at());
                addresses.forEach(address -> queue(address, event));
            }
        }
    }

    void ping(UUID webhook) {
        UUID event = Ids.next();
        Recorded nothing = new Recorded(event, clock.instant(), Kinds.PING, "webhook", webhook.toString(), null, null, Map.of());
        deliveries.addEvent(event, Kinds.PING, body(event, nothing), nothing.at());
        queue(webhook, event);
    }

    void queue(UUID webhook, UUID event) {
        UUID id = Ids.next();
        deliveries.add(id, webhook, event, clock.instant());
        tickets.add(QUEUE, id.toString(), null);
    }

    /** For this node; others learn it within {@link #KNOWN_FOR}. */
    void changed() {
        known.put(Scope.requireTenant(), new Known(true, clock.instant().plus(KNOWN_FOR)));
    }

    private boolean listens() {
        Instant now = clock.instant();
        Known last = known.get(Scope.requireTenant());
        if (last == null || last.until().isBefore(now)) {
            last = new Known(sql.anyListens(), now.plus(KNOWN_FOR));
            known.put(Scope.requireTenant(), last);
        }
        return last.listens();
    }

    private String body(UUID event, Recorded entry) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", event.toString()).put("type", entry.type()).put("timestamp", entry.at().toString())
                .put("tenant", tenancy.byId(Scope.requireTenant()).orElseThrow().slug());
        ObjectNode data = body.putObject("data");
        data.putObject("object").put("type", entry.objectType()).put("id", entry.objectId());
        if (entry.before() != null) {
            data.put("from", entry.before());
        }
        if (entry.after() != null) {
            data.put("to", entry.after());
        }
        ObjectNode facts = data.putObject("facts");
        new TreeMap<>(entry.facts()).forEach(facts::put);
        return body.toString();
    }
}
