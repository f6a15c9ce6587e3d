package io.entregent.template.review;

import io.entregent.template.content.TemplateDocument;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What was handed in once.
 *
 * @param origin draft, found (taken over from the platform), category (the platform changed the category)
 */
public record Version(UUID template, int number, String hash, VersionState state, Instant stateAt, UUID author, Set<UUID> authors, String origin,
        Instant at, TemplateDocument document) {

    public String name() {
        return document.name();
    }
}
