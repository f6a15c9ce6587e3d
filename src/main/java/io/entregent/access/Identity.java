package io.entregent.access;

import java.time.Instant;
import java.util.UUID;

/**
 * Who somebody is by a verified token of the realm.
 *
 * @param service  a program (client credentials) and not a person
 * @param acr      how strong the login was, by the realm's words, or null
 * @param authTime when the person last proved who he or she is, or null
 */
public record Identity(UUID userId, String name, boolean service, String acr, Instant authTime) {
}
