package io.entregent.template.draft;

import io.entregent.template.content.TemplateDocument;
import java.util.Set;
import java.util.UUID;

/**
 * A draft as it is at this moment, to be frozen.
 *
 * @param author  who saved it last
 * @param authors everybody who ever saved it: none of them may approve it
 */
public record DraftSnapshot(UUID id, int revision, UUID author, Set<UUID> authors, String account, TemplateDocument document) {

    public DraftSnapshot {
        authors = Set.copyOf(authors);
    }
}
