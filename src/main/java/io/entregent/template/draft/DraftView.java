package io.entregent.template.draft;

import io.entregent.template.content.TemplateDocument;
import java.time.Instant;
import java.util.UUID;

/**
 * A draft to be read.
 *
 * @param account  the business account at the platform (the WABA)
 * @param revision grows by one with each saving
 * @param owner    who began it
 * @param author   who saved it last
 */
public record DraftView(UUID id, String account, TemplateDocument document, int revision, UUID owner, UUID author,
        Instant updatedAt) {
}
