package io.entregent.webhook;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The webhooks of the current tenant, for who integrates. */
@ApplicationScoped
@Transactional
public class Webhooks {

    /** How long the secret before signs along after a change. */
    public static final Duration OVERLAP = Duration.ofHours(24);
    public static final int MOST_SHOWN = 50;

    static final String ADDRESS = "webhook.address";
    static final String SECRET = "webhook.secret";
    private static final int MOST = 10;
    private static final int MOST_LISTED = 200;
    private static final int MOST_REPLAYED = 500;

    @Inject
    private WebhookSql sql;

    @Inject
    private DeliverySql deliveries;

    @Inject
    private Outbox outbox;

    @Inject
    private Tickets tickets;

    @Inject
    private Access access;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /**
     * A webhook that was made, or whose secret was changed, just now.
     *
     * @param secret shown once
     */
    public record Made(UUID id, String secret) {
    }

    public List<Webhook> all() {
        access.require(Permission.INTEGRATE);
        return sql.all().stream().map(this::view).toList();
    }

    public Optional<Webhook> find(UUID id) {
        access.require(Permission.INTEGRATE);
        return sql.find(id).map(this::view);
    }

    /** Newest first. */
    public List<Delivery> log(UUID id) {
        return log(id, null, MOST_SHOWN).rows();
    }

    /**
     * Newest first.
     *
     * @param cursor null to begin
     * @throws Rejected not found
     */
    public Page<Delivery> log(UUID id, String cursor, int limit) {
        existing(id);
        int most = Math.min(limit, MOST_LISTED);
        return Page.of(deliveries.newest(id, Cursor.parse(cursor), most + 1), most, one -> new Cursor(one.queuedAt(), one.id()).text());
    }

    /**
     * @throws Rejected {@code webhook.kinds}, {@code webhook.tooMany}, and what {@link Egress} refuses:
     *         {@code webhook.address}, {@code webhook.address.https}, {@code webhook.address.host},
     *         {@code webhook.address.private}, {@code webhook.address.unknown}
     */
    public Made add(String address, Set<String> kinds) {
        access.require(Permission.INTEGRATE);
        byte[] where = checked(address);
        List<String> chosen = chosen(kinds);
        if (sql.all().size() >= MOST) {
            throw Rejected.conflict("webhook.tooMany", MOST);
        }
        UUID id = Ids.next();
        String secret = Signed.newSecret();
        sql.add(id, where, chosen, sealed(SECRET, secret), access.userId(), clock.instant());
        audit.record(AuditEvent.done("webhook.added", "webhook", id).fact("kinds", String.join(" ", chosen)));
        outbox.changed();
        return new Made(id, secret);
    }

    /** @throws Rejected as {@link #add}, and not found */
    public void change(UUID id, String address, Set<String> kinds) {
        access.require(Permission.INTEGRATE);
        byte[] where = checked(address);
        List<String> chosen = chosen(kinds);
        if (!sql.change(id, where, chosen)) {
            throw Rejected.notFound();
        }
        audit.record(AuditEvent.done("webhook.changed", "webhook", id).fact("kinds", String.join(" ", chosen)));
        outbox.changed();
    }

    /** Another secret; that before signs along for {@link #OVERLAP}. */
    public Made rotate(UUID id) {
        existing(id);
        String secret = Signed.newSecret();
        sql.secret(id, sealed(SECRET, secret), clock.instant().plus(OVERLAP));
        audit.record(AuditEvent.done("webhook.secretChanged", "webhook", id));
        return new Made(id, secret);
    }

    /** Switches it on or off; what waits while it is off is dropped, and can be sent again later. */
    public void turn(UUID id, boolean on) {
        existing(id);
        if (sql.state(id, on ? Webhook.State.ON : Webhook.State.OFF)) {
            audit.record(AuditEvent.done("webhook.turned", "webhook", id).state(on ? "off" : "on", on ? "on" : "off"));
        }
        outbox.changed();
    }

    public void remove(UUID id) {
        existing(id);
        sql.remove(id, clock.instant());
        audit.record(AuditEvent.done("webhook.removed", "webhook", id));
        outbox.changed();
    }

    /** Sends an event that means nothing, to try the way. */
    public void ping(UUID id) {
        access.require(Permission.INTEGRATE);
        if (existing(id).state() == Webhook.State.OFF) {
            throw Rejected.conflict("webhook.isOff");
        }
        outbox.ping(id);
        audit.record(AuditEvent.done("webhook.tried", "webhook", id));
    }

    /**
     * Sends one event again, under the same id: a receiver that had it already can tell.
     *
     * @throws Rejected not found, {@code webhook.isOff}
     */
    public void replay(UUID id, UUID delivery) {
        access.require(Permission.INTEGRATE);
        DeliverySql.Row row = deliveries.find(delivery).filter(one -> one.webhook().equals(id)).orElseThrow(Rejected::notFound);
        if (row.delivery().state().equals("waiting")) {
            hurry(id, delivery);
        } else {
            again(id, List.of(row.delivery().event()));
        }
    }

    /** What waits for its next attempt, up to a day, is tried now and not sent twice. */
    private void hurry(UUID id, UUID delivery) {
        if (existing(id).state() == Webhook.State.OFF) {
            throw Rejected.conflict("webhook.isOff");
        }
        tickets.now(Outbox.QUEUE, delivery.toString());
        audit.record(AuditEvent.done("webhook.replayed", "webhook", id).fact("events", 1));
    }

    /** All that was given up or dropped and never arrived. @return how many */
    public int replayFailed(UUID id) {
        existing(id);
        List<UUID> events = deliveries.failedEvents(id, MOST_REPLAYED);
        if (!events.isEmpty()) {
            again(id, events);
        }
        return events.size();
    }

    private void again(UUID id, List<UUID> events) {
        if (existing(id).state() == Webhook.State.OFF) {
            throw Rejected.conflict("webhook.isOff");
        }
        events.forEach(event -> outbox.queue(id, event));
        audit.record(AuditEvent.done("webhook.replayed", "webhook", id).fact("events", events.size()));
    }

    private WebhookSql.Row existing(UUID id) {
        access.require(Permission.INTEGRATE);
        return sql.find(id).orElseThrow(Rejected::notFound);
    }

    private byte[] checked(String address) {
        Egress egress = Egress.ofInstallation();
        var uri = egress.address(address);
        egress.reach(uri);
        return sealed(ADDRESS, uri.toString());
    }

    private static List<String> chosen(Set<String> kinds) {
        Set<String> chosen = new LinkedHashSet<>(Kinds.ALL);
        chosen.retainAll(kinds);
        if (chosen.isEmpty() || chosen.size() != kinds.size()) {
            throw Rejected.invalid("webhook.kinds");
        }
        return List.copyOf(chosen);
    }

    private Webhook view(WebhookSql.Row row) {
        Instant old = row.oldUntil() != null && row.oldUntil().isAfter(clock.instant()) ? row.oldUntil() : null;
        return new Webhook(row.id(), new String(vault.tenantSeal().open(ADDRESS, row.address()), StandardCharsets.UTF_8), row.kinds(), row.state(),
                old, row.createdAt());
    }

    private byte[] sealed(String field, String text) {
        return vault.tenantSeal().seal(field, text.getBytes(StandardCharsets.UTF_8));
    }
}
