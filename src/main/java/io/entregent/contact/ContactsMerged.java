package io.entregent.contact;

import java.util.UUID;

/** Two contacts are one person; fired inside the transaction that found it out. */
public record ContactsMerged(UUID from, UUID into) {
}
