package io.entregent.dashboard;

import java.time.Instant;
import java.util.UUID;

/**
 * One line in the list behind a figure that counts conversations or consents.
 *
 * @param at           when they wrote, when the window ends, when they consented: whatever the figure is about
 * @param purpose      of a consent; null for a conversation
 * @param conversation null for a consent, or for who may not read messages
 * @param contact      of a consent; null for a conversation, or for who may not read consents
 * @param person       what to call whom it is about; null for who may not know, and for who was erased
 */
public record Behind(UUID id, Instant at, String what, String purpose, UUID conversation, UUID contact, String person) {
}
