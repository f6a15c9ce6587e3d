package io.entregent.template.review;

import java.util.UUID;

/**
 * A level rejected a version. Fired inside the transaction of the decision.
 *
 * @param origin see {@link Version}
 */
public record Declined(UUID template, int number, String origin) {
}
