package io.entregent.audit.office;

import java.util.UUID;

/**
 * A search that somebody keeps.
 *
 * @param query as it stands in the page's address, without the question mark
 * @param mine  the reader made it, and may take it away
 */
public record SavedView(UUID id, String name, String query, boolean shared, boolean mine) {
}
