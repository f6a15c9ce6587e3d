package io.entregent.channel;

import java.util.List;
import java.util.Optional;

/** Where a platform keeps templates. Calls leave the house: never inside a transaction. Nothing is repeated here. */
public interface TemplateDesk {

    /** The platform whose desk it is. */
    String channel();

    /**
     * A template in one language as the platform gives it.
     *
     * @param components     JSON array
     * @param comingCategory announced, or null
     * @param reason         of a refusal, or null
     */
    record Held(String id, String name, String language, String category, String comingCategory, String status, String reason,
            String quality, String format, String components) {
    }

    /** @param error null if all pages came */
    record Listing(List<Held> templates, ProviderError error) {

        public Listing {
            templates = List.copyOf(templates);
        }
    }

    /**
     * What came of a call.
     *
     * @param held  on success, as far as the platform told; else null
     * @param error else the platform's words
     * @param again whether trying later makes sense
     */
    record Receipt(Held held, ProviderError error, boolean again) {

        public boolean isTaken() {
            return held != null;
        }
    }

    Listing list(ChannelAccount account);

    /** Whether the platform trusts the business so far that it may have many templates; empty if it did not tell. */
    Optional<Boolean> verified(ChannelAccount account);

    /** @param body JSON as the platform wants it */
    Receipt create(ChannelAccount account, String body);

    /** Replaces category and components. */
    Receipt edit(ChannelAccount account, String templateId, String body);

    /** Takes all languages of a name away, for good. @return id of the receipt's template is null */
    Receipt delete(ChannelAccount account, String name);

    /** Ends a pause that the platform does not end by itself. */
    Receipt unpause(ChannelAccount account, String templateId);

    /** Puts one away, from where it comes back only by {@link #unarchive}; the platform deletes it after 28 days. */
    Receipt archive(ChannelAccount account, String templateId);

    Receipt unarchive(ChannelAccount account, String templateId);

    /** Reads one again. */
    Receipt read(ChannelAccount account, String templateId);

    /**
     * Uploads a sample file.
     *
     * @return id of the receipt's template is the file's handle
     */
    Receipt upload(ChannelAccount account, String mimeType, String fileName, byte[] bytes);
}
