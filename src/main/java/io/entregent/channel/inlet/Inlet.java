package io.entregent.channel.inlet;

import java.time.Instant;
import java.util.UUID;

/**
 * An account of a tenant at a platform that only tells us about people's wishes.
 *
 * @param channel   messenger, instagram, viber, rcs or apple
 * @param accountId what the platform calls the account: id of a page, an agent, a business
 * @param audience  to whom Apple's tokens are made out, the id of the messaging service; null elsewhere
 */
public record Inlet(UUID id, UUID tenant, String channel, String accountId, String name, String audience, Instant connectedAt) {
}
