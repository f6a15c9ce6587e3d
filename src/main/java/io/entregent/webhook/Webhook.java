package io.entregent.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One address that is told.
 *
 * @param kinds    see {@link Kinds}
 * @param oldUntil until when the secret before still signs along, or null
 */
public record Webhook(UUID id, String address, List<String> kinds, State state, Instant oldUntil, Instant createdAt) {

    /** FAILING: the last event could not be told and was given up. OFF: switched off, or the address said that it is gone. */
    public enum State { ON, FAILING, OFF }
}
