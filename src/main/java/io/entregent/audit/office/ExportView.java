package io.entregent.audit.office;

import java.time.Instant;
import java.util.UUID;

/**
 * An export as the page shows it.
 *
 * @param by      who asked, by name if it is known
 * @param named   with names and network addresses
 * @param query   the search, as it stands in the page's address
 * @param state   waiting (for a second person), running, done, declined, cancelled, failed
 * @param entries written so far
 * @param of      to be written; 0 while that is unknown
 * @param mine    the reader asked for it
 * @param file    it can be fetched
 */
public record ExportView(UUID id, String by, Instant at, String format, boolean named, String query, String state,
        String decidedBy, long entries, long of, boolean mine, boolean file) {
}
