package io.entregent.channel.whatsapp;

import io.entregent.channel.Channel;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.Outbound;
import io.entregent.channel.Party;
import io.entregent.channel.SendOutcome;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.RetryLater;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * WhatsApp through Meta's Cloud API. Before a call it asks the rates, and it lets only so many calls
 * of one account wait at the same time, so that an account that hangs does not stop the others. Rates
 * and waiting calls are counted per node.
 */
@ApplicationScoped
public class WhatsApp implements Channel {

    static final String NAME = "whatsapp";

    private static final Logger LOG = System.getLogger(WhatsApp.class.getName());
    private static final int CALLS_PER_ACCOUNT = 8;
    private static final Duration BUSY = Duration.ofSeconds(1);
    static final int MOST_MEDIA_BYTES = 32 << 20;

    private final Map<UUID, Semaphore> calls = new ConcurrentHashMap<>();
    private CloudApi api;
    private Channels channels;
    private Rates rates;
    private Clock clock;

    protected WhatsApp() {
    }

    @Inject
    WhatsApp(CloudApi api, Channels channels, Clock clock) {
        this.api = api;
        this.channels = channels;
        this.clock = clock;
        rates = new Rates();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SendOutcome send(ChannelAccount account, Outbound message) {
        String pair = account.accountId() + " " + recipient(message.to());
        Duration wait = rates.take(account.accountId(), pair, clock.instant());
        if (!wait.isZero()) {
            return new SendOutcome.Later(wait, null);
        }
        Semaphore free = free(account);
        if (!free.tryAcquire()) {
            return new SendOutcome.Later(BUSY, null);
        }
        try {
            SendOutcome outcome = post(account, message);
            return settle(account, pair, outcome);
        } finally {
            free.release();
        }
    }

    private SendOutcome post(ChannelAccount account, Outbound message) {
        String token = channels.token(account.id());
        String mediaId = null;
        if (message.content() instanceof Outbound.Media media) {
            Graph.Answer uploaded = api.upload(account, token, media);
            mediaId = uploaded.text("id");
            if (mediaId == null) {
                return Outcomes.ofPreparation(uploaded);
            }
        }
        return Outcomes.ofMessage(api.message(account, token, Bodies.message(message, mediaId)));
    }

    private SendOutcome settle(ChannelAccount account, String pair, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Accepted) {
            rates.accepted(pair);
        } else if (outcome instanceof SendOutcome.Later later && later.error() != null
                && ErrorCodes.of(later.error().code()) == ErrorCodes.Handling.PAIR) {
            return new SendOutcome.Later(rates.pairRefused(pair, clock.instant()), later.error());
        } else if (outcome instanceof SendOutcome.Refused refused && ErrorCodes.of(refused.error().code()).alarming()
                || outcome instanceof SendOutcome.Later held && held.error() != null
                && ErrorCodes.of(held.error().code()).alarming()) {
            LOG.log(Level.WARNING, "Account " + account.id() + " cannot send: " + outcome.getClass().getSimpleName());
        }
        return outcome;
    }

    @Override
    public void markRead(ChannelAccount account, String providerId, boolean typing) {
        Semaphore free = free(account);
        if (!free.tryAcquire()) {
            return;
        }
        try {
            Graph.Answer answer = api.message(account, channels.token(account.id()), Bodies.read(providerId, typing));
            if (answer.status() != 200) {
                LOG.log(Level.DEBUG, "A message could not be marked as read: " + answer.status());
            }
        } finally {
            free.release();
        }
    }

    @Override
    public InputStream fetchMedia(ChannelAccount account, String mediaId) {
        Semaphore free = free(account);
        if (!free.tryAcquire()) {
            throw new RetryLater(BUSY, "whatsapp.busy");
        }
        try {
            String token = channels.token(account.id());
            Graph.Answer where = api.mediaAddress(account, token, mediaId);
            Outcomes.demandMedia(where);
            if (where.number("file_size") > MOST_MEDIA_BYTES) {
                throw Rejected.invalid("media.tooBig", WhatsApp.MOST_MEDIA_BYTES >> 20);
            }
            Graph.Answer file = api.mediaBytes(token, where.text("url"), MOST_MEDIA_BYTES);
            Outcomes.demandMedia(file);
            return new ByteArrayInputStream(file.body());
        } finally {
            free.release();
        }
    }

    private Semaphore free(ChannelAccount account) {
        return calls.computeIfAbsent(account.id(), fresh -> new Semaphore(CALLS_PER_ACCOUNT));
    }

    private static String recipient(Party to) {
        return to.phone() != null ? to.phone() : to.userId();
    }
}
