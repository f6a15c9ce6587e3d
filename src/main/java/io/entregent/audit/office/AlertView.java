package io.entregent.audit.office;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that an officer should look at.
 *
 * @param kind  break_glass, night_export, refusals, signer_silent, tail_waits, witness_contradicts
 * @param about the name of who did it if it is known, else an id or a code
 * @param entry the entry that tells it, or null
 */
public record AlertView(UUID id, String kind, Instant at, String about, UUID entry, boolean seen) {
}
