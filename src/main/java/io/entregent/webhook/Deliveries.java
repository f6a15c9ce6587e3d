package io.entregent.webhook;

import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The transactions around one delivery. */
@ApplicationScoped
@Transactional
public class Deliveries {

    /** After each failure so long; after the last it is given up, about two days after the first. */
    static final List<Duration> WAITS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10),
            Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(12), Duration.ofHours(24));
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int GONE = 410;
    private static final int SPREAD = 5;

    /** What the carrier needs. */
    public record Parcel(UUID delivery, UUID webhook, UUID event, String address, byte[] body, List<String> secrets) {
    }

    @Inject
    private WebhookSql webhooks;

    @Inject
    private DeliverySql sql;

    @Inject
    private Members members;

    @Inject
    private Notices notices;

    @Inject
    private Vault vault;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    /** @return empty if there is nothing to send any more; then the ticket is done */
    public Optional<Parcel> parcel(Ticket ticket) {
        UUID id = UUID.fromString(ticket.ref());
        Optional<DeliverySql.Row> row = sql.find(id).filter(one -> one.delivery().state().equals("waiting"));
        Optional<WebhookSql.Row> to = row.flatMap(one -> webhooks.find(one.webhook())).filter(one -> one.state() != Webhook.State.OFF);
        if (to.isEmpty()) {
            sql.drop(id);
            tickets.done(ticket);
            return Optional.empty();
        }
        List<String> secrets = new ArrayList<>(List.of(opened(Webhooks.SECRET, to.get().secret())));
        if (to.get().oldUntil() != null && to.get().oldUntil().isAfter(clock.instant())) {
            secrets.add(opened(Webhooks.SECRET, to.get().oldSecret()));
        }
        return Optional.of(new Parcel(id, to.get().id(), row.get().delivery().event(), opened(Webhooks.ADDRESS, to.get().address()),
                row.get().delivery().body().getBytes(StandardCharsets.UTF_8), secrets));
    }

    public void arrived(Ticket ticket, Parcel parcel, int status, int millis) {
        if (tickets.done(ticket)) {
            sql.delivered(parcel.delivery(), status, millis, clock.instant());
            webhooks.state(parcel.webhook(), Webhook.State.ON);
        }
    }

    /**
     * @param status  of HTTP, or null if there was no answer
     * @param trouble a code
     * @return when to come again; empty if it is given up, and the ticket done
     */
    public Optional<Duration> missed(Ticket ticket, Parcel parcel, Integer status, int millis, String trouble) {
        Instant now = clock.instant();
        boolean gone = status != null && status == GONE;
        int before = sql.find(parcel.delivery()).map(one -> one.delivery().attempts()).orElse(WAITS.size());
        if (!gone && before < WAITS.size()) {
            Duration wait = spread(WAITS.get(before));
            sql.missed(parcel.delivery(), status, millis, trouble, now, now.plus(wait));
            return Optional.of(wait);
        }
        if (tickets.done(ticket)) {
            sql.missed(parcel.delivery(), status, millis, trouble, now, null);
            if (webhooks.state(parcel.webhook(), gone ? Webhook.State.OFF : Webhook.State.FAILING)) {
                notices.tell(Notice.of(gone ? "webhook.gone" : "webhook.failing").words(URI.create(parcel.address()).getHost())
                        .to(members.withPermission(Permission.INTEGRATE).stream().map(Member::userId).toList()).at("settings/webhooks"));
            }
        }
        return Optional.empty();
    }

    /** Events of the current tenant older than thirty days. */
    public void forgetOld() {
        sql.forget(clock.instant().minus(KEPT));
    }

    private String opened(String field, byte[] sealed) {
        return new String(vault.tenantSeal().open(field, sealed), StandardCharsets.UTF_8);
    }

    /** So that what failed together does not come back together. */
    private static Duration spread(Duration wait) {
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / SPREAD));
    }
}
