package io.entregent.agency.cockpit;

import java.time.Duration;
import java.time.Instant;

/**
 * One number of one tenant, or a tenant that has none yet. Counts and states, no content.
 *
 * @param number    null while there is none
 * @param expiresAt when the token ends, or null if never or unknown
 * @param fields    webhook fields heard, of {@code fieldsOf}
 * @param trouble   code of what is wrong, only after two failures in a row; else null
 * @param nextStep  of the beginning, or null once that is done
 */
public record Line(String slug, String name, String vertical, String agency, String number, Instant expiresAt, int fields,
        int fieldsOf, boolean subscribed, String quality, String limit, String throughput, String trouble, int stepsOpen,
        String nextStep, int reviews, int paused, int violations, int closing, Instant lastEvent, Instant refreshedAt,
        Standing standing) {

    /**
     * What the gate decided in the last seven days, of the tenant as a whole.
     *
     * @param restricted what the platform does not take from it now: all, first, marketing; or null
     */
    public record Standing(long allowed, long refused, long held, String restricted) {
    }

    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration QUIET = Duration.ofDays(3);

    /** What to do next, the most urgent first. */
    public enum Action { RENEW_TOKEN, SUBSCRIBE, LOOK, SETTLE_VIOLATIONS, MEND_TEMPLATES, CALM_DOWN, CONTINUE, REVIEW, ANSWER, CHECK_WEBHOOK, NOTHING }

    public Action action(Instant now) {
        if (trouble != null && trouble.startsWith("channel.token") || expiresAt != null && expiresAt.isBefore(now.plus(SOON))) {
            return Action.RENEW_TOKEN;
        }
        if (number != null && !subscribed) {
            return Action.SUBSCRIBE;
        }
        if (trouble != null) {
            return Action.LOOK;
        }
        if (standing.restricted() != null || violations > 0) {
            return Action.SETTLE_VIOLATIONS;
        }
        if (paused > 0) {
            return Action.MEND_TEMPLATES;
        }
        if ("RED".equals(quality)) {
            return Action.CALM_DOWN;
        }
        if (stepsOpen > 0) {
            return Action.CONTINUE;
        }
        if (reviews > 0) {
            return Action.REVIEW;
        }
        if (closing > 0) {
            return Action.ANSWER;
        }
        // A silent weekend is no alarm; and who never heard anything is at the checklist's step for it.
        return lastEvent != null && lastEvent.isBefore(now.minus(QUIET)) ? Action.CHECK_WEBHOOK : Action.NOTHING;
    }

    /** Whole days, or null. */
    public Long tokenDays(Instant now) {
        return expiresAt == null ? null : Math.max(0, Duration.between(now, expiresAt).toDays());
    }
}
