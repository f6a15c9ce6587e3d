package io.entregent.inbox.file;

import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Fetches the files of inbound messages before the platform forgets them. */
@ApplicationScoped
public class MediaFetch implements Worker {

    public static final String QUEUE = "media";

    @Inject
    private Files files;

    @Inject
    private Channels channels;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            Optional<Files.Remote> remote = files.wanted(ticket);
            if (remote.isPresent()) {
                fetch(ticket, remote.get());
            }
        }
    }

    private void fetch(Ticket ticket, Files.Remote remote) {
        ChannelAccount account = remote.account();
        try (InputStream file = channels.named(account.channel()).fetchMedia(account, remote.id())) {
            byte[] bytes = file.readNBytes(MediaKind.LARGEST + 1);
            if (bytes.length > MediaKind.LARGEST) {
                files.settle(ticket, "too_big", null);
            } else {
                files.settle(ticket, "stored", bytes);
            }
        } catch (Rejected never) {
            files.settle(ticket, never.code().equals("media.tooBig") ? "too_big" : "gone", null);
        } catch (IOException broken) {
            throw new RetryLater(Duration.ofSeconds(5L << Math.min(ticket.attempts(), 7)), "media.broken");
        }
    }
}
