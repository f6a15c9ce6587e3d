package io.entregent.template.platform;

import io.entregent.channel.ChannelAccount;
import io.entregent.template.content.TemplateContent;
import java.util.UUID;

/**
 * One language of an approved version, on its way.
 *
 * @param hash       of the version, as it was approved
 * @param providerId of what the platform holds under this name and language, or null
 */
record Task(UUID template, int number, String hash, String name, String category, String language, TemplateContent content,
        ChannelAccount account, UUID row, String providerId, String status) {
}
