package io.entregent.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One entry as an officer reads it.
 *
 * @param actorKind person, service, system, consumer
 * @param actor     user id, or the name of a part of the portal
 * @param actorName resolved now; null if unknown here or erased
 * @param erased    the one who acted was erased
 * @param address   where the request came from, or null
 * @param subject   commitment to the person concerned, or null
 * @param before    state before, or null
 * @param facts     codes and ids
 * @param canonical the recorded bytes as text
 * @param pass      the break-glass under which it was done, or null
 * @param seq       number in the log, or null for the moments until it has one
 */
public record AuditRow(UUID id, Instant at, String type, String actorKind, String actor, String actorName,
        boolean erased, String objectType, String objectId, String outcome, String address, String request, String subject,
        String before, String after, Map<String, String> facts, String canonical, String pass, Long seq) {
}
