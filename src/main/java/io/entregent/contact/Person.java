package io.entregent.contact;

import java.util.UUID;

/**
 * A resolved person.
 *
 * @param subject    under which key what the person says is sealed
 * @param suppressed asked never to be contacted again
 * @param renamed    the name is new, so that search has to learn it
 */
public record Person(UUID contact, UUID subject, boolean suppressed, boolean renamed) {
}
