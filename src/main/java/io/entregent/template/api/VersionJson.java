package io.entregent.template.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.StepView;
import io.entregent.template.review.Version;
import java.time.Instant;
import java.util.List;

/**
 * An immutable version.
 *
 * @param hash     SHA-256 of the canonical content; what an approval is bound to
 * @param document name, category and languages as they are approved and sent
 */
public record VersionJson(String template, int number, String hash, String state, String author, Instant at, List<StepJson> steps,
        JsonNode document) {

    /** @param decision null until somebody decided */
    public record StepJson(int level, String name, String decision, String reviewer, String hash, String remark, Instant at) {

        static StepJson of(StepView one) {
            return new StepJson(one.step().level().number(), one.step().level().name(),
                    one.step().verdict() == null ? null : one.step().verdict().name().toLowerCase(java.util.Locale.ROOT),
                    one.step().reviewer() == null ? null : one.step().reviewer().toString(), one.step().seen(), one.remark(), one.at());
        }
    }

    static VersionJson of(Version version, Reviews reviews) {
        return new VersionJson(version.template().toString(), version.number(), version.hash(), version.state().name(),
                version.author().toString(), version.at(), reviews.steps(version.template(), version.number()).stream().map(StepJson::of).toList(),
                version.document().json());
    }
}
