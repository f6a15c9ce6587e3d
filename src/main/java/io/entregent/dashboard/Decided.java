package io.entregent.dashboard;

import java.time.Instant;
import java.util.UUID;

/**
 * One decision in the list behind the figures.
 *
 * @param conversation of the message that it was about; null where none is known, or for who may not read messages
 */
public record Decided(UUID id, Instant at, String verdict, String code, String version, UUID conversation) {
}
