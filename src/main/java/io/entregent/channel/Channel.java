package io.entregent.channel;

import java.io.InputStream;

/** One platform. Calls leave the house: never inside a transaction. */
public interface Channel {

    /** "whatsapp", … */
    String name();

    /** One attempt; respects the platform's pair and number rates by answering {@link SendOutcome.Later}. */
    SendOutcome send(ChannelAccount account, Outbound message);

    /** Tells the person that it was read, and shows "typing" if asked. Best effort. */
    void markRead(ChannelAccount account, String providerId, boolean typing);

    /**
     * Fetches a media file that a person sent.
     *
     * @throws io.entregent.kernel.jobs.RetryLater if it cannot be had now
     * @throws io.entregent.kernel.Rejected        {@code media.gone} if it never will
     */
    InputStream fetchMedia(ChannelAccount account, String mediaId);
}
