package io.entregent.template.review;

import java.time.Instant;
import java.util.UUID;

/**
 * A comment on a version.
 *
 * @param language null: about all of it
 * @param field    path of {@code content.Fields}, or null
 */
public record Remark(UUID id, String language, String field, UUID author, String text, Instant at) {
}
