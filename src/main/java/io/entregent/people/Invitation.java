package io.entregent.people;

import io.entregent.access.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who is expected.
 *
 * @param sent    whether Keycloak took the mail
 * @param trouble why it did not yet, as a code, or null
 */
public record Invitation(UUID id, String address, Set<Role> roles, boolean sent, String trouble, Instant askedAt) {
}
