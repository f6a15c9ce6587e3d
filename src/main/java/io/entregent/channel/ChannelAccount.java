package io.entregent.channel;

import java.util.UUID;

/**
 * One number (or page, or agent) of a tenant on a platform.
 *
 * @param channel      "whatsapp", or the name of a platform that only tells of wishes, "viber", "messenger", …
 * @param businessId   the WABA on WhatsApp
 * @param accountId    the phone number id on WhatsApp
 * @param displayName  the number as people read it
 */
public record ChannelAccount(UUID id, UUID tenant, String channel, String businessId, String accountId, String displayName) {
}
