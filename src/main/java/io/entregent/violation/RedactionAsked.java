package io.entregent.violation;

import java.util.UUID;

/** Somebody wants the numbers out of a message, in this transaction: whoever keeps it masks it now. */
public record RedactionAsked(UUID message) {
}
