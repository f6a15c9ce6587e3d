package io.entregent.template.review;

import java.util.UUID;

/** All levels agreed to a version. Fired inside the transaction of the last approval. */
public record Approved(UUID template, int number) {
}
