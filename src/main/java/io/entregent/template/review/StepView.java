package io.entregent.template.review;

import java.time.Instant;

/**
 * One level of a review with what was said there.
 *
 * @param acr      how strong the reviewer's login was
 * @param provenAt when that was
 */
public record StepView(Round.Step step, String acr, Instant provenAt, String remark, Instant at) {
}
