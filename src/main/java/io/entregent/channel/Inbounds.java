package io.entregent.channel;

import io.entregent.dlp.MaskedJson;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.screening.ContentScreening;
import io.entregent.vault.TenantSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns journalled deliveries of the current tenant into effects; each public method is one commit. */
@ApplicationScoped
@Transactional
public class Inbounds {

    /** Field name under which bodies are sealed. */
    public static final String BODY = "webhook.body";
    static final String RAW = "channel.event";
    private static final int FORGET_AFTER = 20;

    @Inject
    private EntityManager entityManager;

    @Inject
    private JournalSql journal;

    @Inject
    private ChannelSql channels;

    @Inject
    private Tickets tickets;

    @Inject
    private Vault vault;

    @Inject
    private ContentScreening screenings;

    @Inject
    private Clock clock;

    @Inject
    @Any
    private Instance<InboundReader> readers;

    @Inject
    @Any
    private Instance<InboundSink> sinks;

    /** One update, with the platform that it came from. */
    public record Update(String channel, Inbound inbound) {
    }

    /** All effects of all tickets, or nothing. */
    public void settle(List<Ticket> some) {
        journal.takeTurn(Scope.requireTenant());
        List<String> refs = tickets.done(some).stream().map(Ticket::ref).toList();
        int count = 0;
        for (Update update : open(refs)) {
            hand(update);
            if (++count % FORGET_AFTER == 0) {
                // Hibernate looks through all that it remembers before each statement.
                entityManager.flush();
                entityManager.clear();
            }
        }
        journal.done(refs, clock.instant());
    }

    public List<Update> read(Ticket ticket) {
        return open(List.of(ticket.ref()));
    }

    public void take(Update update) {
        journal.takeTurn(Scope.requireTenant());
        hand(update);
    }

    /** Keeps an update that nobody can take, with the code that says why. */
    public void setAside(Update update, String reason) {
        keep(update.channel(), update.inbound(), update.inbound().getClass().getSimpleName(), reason);
    }

    /** Completes a ticket whose updates were all taken or set aside. */
    public void finish(Ticket ticket) {
        if (tickets.done(ticket)) {
            journal.done(List.of(ticket.ref()), clock.instant());
        }
    }

    private List<Update> open(List<String> refs) {
        TenantSeal seal = vault.tenantSeal();
        Map<String, UUID> ids = channels.heard().stream()
                .collect(Collectors.toMap(one -> one.channel() + " " + one.accountId(), ChannelAccount::id));
        List<Update> updates = new ArrayList<>();
        for (JournalSql.Row row : journal.open(refs)) {
            Function<String, UUID> account = id -> ids.get(row.channel() + " " + id);
            reader(row.channel()).read(seal.open(BODY, row.body()), account)
                    .forEach(inbound -> updates.add(new Update(row.channel(), inbound)));
        }
        return updates;
    }

    private InboundReader reader(String channel) {
        return readers.stream().filter(one -> one.channel().equals(channel)).findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody reads " + channel));
    }

    private void hand(Update update) {
        Inbound inbound = update.inbound();
        if (inbound instanceof Inbound.Unknown unknown) {
            keep(update.channel(), inbound, unknown.field(), unknown.reason());
        } else if (inbound instanceof Inbound.AccountChanged changed) {
            keep(update.channel(), inbound, changed.field(), changed.event());
        }
        sinks.forEach(sink -> sink.accept(inbound));
    }

    private void keep(String channel, Inbound inbound, String field, String reason) {
        TenantSeal seal = vault.tenantSeal();
        String at = inbound instanceof Inbound.AccountChanged changed ? String.valueOf(changed.at()) : "";
        String raw = MaskedJson.masked(inbound.raw(), screenings.current());
        byte[] digest = seal.lookup(RAW, String.join("\n", field, reason, at, raw));
        channels.keepEvent(digest, channel, field, reason, seal.seal(RAW, raw.getBytes(StandardCharsets.UTF_8)),
                clock.instant());
    }
}
