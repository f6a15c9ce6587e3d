package io.entregent.kernel.jobs;

import java.util.UUID;

/**
 * One piece of work that follows a commit.
 *
 * @param ref      id of what it is about; never content
 * @param lane     tickets of one lane are worked in order, null = independent
 * @param attempts how often it was claimed, this time included
 */
public record Ticket(UUID tenant, long id, String queue, String ref, String lane, int attempts) {
}
