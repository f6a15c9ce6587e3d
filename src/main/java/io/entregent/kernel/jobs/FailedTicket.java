package io.entregent.kernel.jobs;

import java.time.Instant;

/** A ticket that was set aside after its last attempt; the error is a code, never content. */
public record FailedTicket(Ticket ticket, String error, Instant createdAt) {
}
