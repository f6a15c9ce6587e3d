package io.entregent.consent.proof;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A person's own messages, where they are the evidence; whoever keeps messages answers. */
public interface Sayings {

    /**
     * One message.
     *
     * @param providerId the platform's id, or null
     * @param text       as it was kept: what must not be kept is masked in it; null for a message without text
     */
    record Said(UUID message, String providerId, Instant at, String kind, String text) {
    }

    /** In the order of time; what is not kept (any more) is not there. For who has asked for access already. */
    List<Said> said(Collection<UUID> messages);
}
