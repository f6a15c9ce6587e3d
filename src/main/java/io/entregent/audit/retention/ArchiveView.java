package io.entregent.audit.retention;

import java.time.Instant;
import java.util.UUID;

/**
 * A range of entries on its way out.
 *
 * @param from   first number
 * @param to     the number after the last one
 * @param until  time of its youngest entry
 * @param state  prepared, kept, cut, dropped
 * @param sha256 of the file as it was last fetched, in hexadecimal; null before
 * @param mine   the reader prepared it, and so does not confirm it
 * @param done   how many of its entries are in the file that is being fetched just now; null if none is
 */
public record ArchiveView(UUID id, long from, long to, Instant until, String state, String sha256, String madeBy, Instant madeAt,
        String keptBy, boolean mine, Long done) {
}
