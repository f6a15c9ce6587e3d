package io.entregent.agency.cockpit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One number of one tenant, or a tenant that has none yet. Counts and states, no content.
 *
 * @param number    null while there is none
 * @param expiresAt when the token ends, or null if never or unknown
 * @param fields    webhook fields heard, of {@code fieldsOf}
 * @param trouble   a kept {@link io.entregent.agency.Trouble}, only after two failures in a row; else null
 * @param nextStep  of the beginning, or null once that is done
 * @param lastEvent when a webhook of the tenant last came in, or null
 * @param gap       the longest usual silence between two
 * @param lastHeard when somebody last wrote to this number, or null
 * @param missing   webhook fields that the app does not hear
 * @param review    whether Meta still looks at the number's name
 * @param checkedAt when Meta was last asked, or null
 */
public record Line(String slug, String name, String vertical, String agency, String number, Instant expiresAt, int fields,
        int fieldsOf, boolean subscribed, String quality, String limit, String throughput, String trouble, int stepsOpen,
        String nextStep, int reviews, int paused, int violations, int closing, Instant lastEvent, Duration gap, Instant lastHeard,
        List<String> missing, boolean review, Instant checkedAt, Standing standing) {

    /**
     * What the gate decided in the last seven days, of the tenant as a whole.
     *
     * @param restricted what the platform does not take from it now: all, first, marketing; or null
     */
    public record Standing(long allowed, long refused, long held, String restricted) {
    }

    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration SHORTEST = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofHours(72);

    /** What to do next, the most urgent first. */
    public enum Action { RENEW_TOKEN, SUBSCRIBE, LOOK, SETTLE_VIOLATIONS, MEND_TEMPLATES, CALM_DOWN, CHECK_WEBHOOK, CONTINUE, REVIEW, ANSWER, NOTHING }

    public Action action(Instant now) {
        if (trouble != null && trouble.startsWith("channel.token") || isTokenEnding(now)) {
            return Action.RENEW_TOKEN;
        }
        if (number != null && (!subscribed || missing.contains("messages"))) {
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
        if (isSilent(now)) {
            return Action.CHECK_WEBHOOK;
        }
        if (stepsOpen > 0) {
            return Action.CONTINUE;
        }
        if (reviews > 0) {
            return Action.REVIEW;
        }
        return closing > 0 ? Action.ANSWER : Action.NOTHING;
    }

    public boolean isTokenEnding(Instant now) {
        return expiresAt != null && expiresAt.isBefore(now.plus(SOON));
    }

    /** Twice the usual silence is a gap; a quiet night is none, and three days always are. Who never heard anything is at the checklist. */
    public boolean isSilent(Instant now) {
        Duration patience = gap.multipliedBy(2);
        Duration most = patience.compareTo(SHORTEST) < 0 ? SHORTEST : patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
        return number != null && lastEvent != null && lastEvent.isBefore(now.minus(most));
    }

    /** Whole days, or null. */
    public Long tokenDays(Instant now) {
        return expiresAt == null ? null : Math.max(0, Duration.between(now, expiresAt).toDays());
    }
}
