package io.entregent.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.access.Actor;
import io.entregent.kernel.Ids;
import io.entregent.kernel.db.Scope;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * Writes the trail. An entry is durable if and only if the caller's transaction commits: callers
 * MUST record inside the transaction that changes the state, and MUST NOT tell anybody that
 * something is done before that transaction committed.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Audit {

    static final String ADDRESS_KIND = "address";
    static final String ADDRESS = "audit.address";
    private static final Duration ONE_READING = Duration.ofMinutes(5);
    private static final int FORMAT = 1;

    @Inject
    private AuditSql sql;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    @Inject
    private Event<Recorded> recorded;

    /** @return the id of the entry */
    public UUID record(AuditEvent event) {
        Actor actor = Actor.current();
        String kind = event.byConsumer ? "consumer" : actor.kind().name().toLowerCase(Locale.ROOT);
        String name = event.byConsumer ? "consumer" : actor.id();
        UUID id = Ids.next();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] address = actor.address() == null ? null
                : vault.tenantSeal().seal(ADDRESS, actor.address().getBytes(StandardCharsets.UTF_8));
        String src = actor.address() == null ? null : HexFormat.of().formatHex(vault.lookup(ADDRESS_KIND, actor.address()));
        sql.insert(new AuditSql.Stored(id, at, event.type, kind, name, event.objectType, event.objectId, event.outcome,
                address, Canonical.bytes(entry(event, actor, kind, name, id, at, src)), null), src);
        recorded.fire(new Recorded(id, at, event.type, event.objectType, event.objectId, event.before, event.after, event.facts));
        return id;
    }

    /** Records a reading, unless the same one was recorded for the same actor within the last five minutes. */
    public void recordOnce(AuditEvent reading) {
        Instant now = clock.instant();
        if (sql.firstReading(Actor.current().reader(), reading, now, now.minus(ONE_READING))) {
            record(reading);
        }
    }

    private ObjectNode entry(AuditEvent event, Actor actor, String kind, String name, UUID id, Instant at, String src) {
        ObjectNode entry = Canonical.object();
        entry.put("v", FORMAT).put("id", id.toString()).put("tenant", Scope.requireTenant().toString())
                .put("at", at.toString()).put("type", event.type).put("outcome", event.outcome);
        entry.putObject("actor").put("kind", kind).put("id", name);
        entry.putObject("object").put("type", event.objectType).put("id", event.objectId);
        put(entry, "actor_acr", actor.acr());
        put(entry, "req_id", actor.request());
        put(entry, "break_glass", actor.pass() == null ? null : actor.pass().toString());
        put(entry, "prev_state", event.before);
        put(entry, "new_state", event.after);
        put(entry, "src", src);
        put(entry, "api_key", actor.key() == null ? null : actor.key().toString());
        if (event.subject != null) {
            entry.put("subject", vault.commitment(event.subject, "subject", Scope.requireTenant().toString()));
        }
        if (!event.facts.isEmpty()) {
            ObjectNode facts = entry.putObject("facts");
            event.facts.forEach(facts::put);
        }
        if (!event.committed.isEmpty()) {
            ObjectNode commitments = entry.putObject("data_commit");
            event.committed.forEach((field, value) -> commitments.put(field, vault.commitment(event.subject, field, value)));
        }
        return entry;
    }

    private static void put(ObjectNode entry, String name, String value) {
        if (value != null) {
            entry.put(name, value);
        }
    }
}
