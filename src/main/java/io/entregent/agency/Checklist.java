package io.entregent.agency;

import java.util.List;

/**
 * How far a tenant's beginning is.
 *
 * @param organizationTrouble code of why the realm does not have the organization yet, or null
 * @param dpo                 how to reach the data protection officer
 * @param channelTrouble      code of the last failed attempt to connect a number, or null
 * @param heard               whether a message of a consumer came in
 * @param answered            whether one went out
 */
public record Checklist(boolean organizationMade, String organizationTrouble, String controller, String dpo, String noticeUrl,
        int admins, int invited, List<Line> numbers, String channelTrouble, boolean heard, boolean answered, int templates) {

    /** A connected number. */
    public record Line(String number, boolean subscribed) {
    }

    public List<Step> steps() {
        return List.of(organisation(), legal(), people(), channel(), message(),
                templates > 0 ? done("templates") : new Step("templates", Step.State.TODO, "none", "agency"));
    }

    /** The first step that is not done, or null. */
    public Step next() {
        return steps().stream().filter(step -> step.state() != Step.State.DONE).findFirst().orElse(null);
    }

    public long open() {
        return steps().stream().filter(step -> step.state() != Step.State.DONE).count();
    }

    private Step organisation() {
        if (organizationMade) {
            return done("organisation");
        }
        return organizationTrouble == null ? new Step("organisation", Step.State.WAITS, "waits", "portal")
                : new Step("organisation", Step.State.TROUBLE, "trouble", "portal");
    }

    private Step legal() {
        String missing = controller == null ? "controller" : dpo == null ? "dpo" : noticeUrl == null ? "notice" : null;
        return missing == null ? done("legal") : new Step("legal", Step.State.TODO, missing, "client");
    }

    private Step people() {
        if (admins > 0) {
            return done("people");
        }
        return invited > 0 ? new Step("people", Step.State.WAITS, "invited", "invited") : new Step("people", Step.State.TODO, "none", "agency");
    }

    private Step channel() {
        if (numbers.isEmpty()) {
            return channelTrouble == null ? new Step("channel", Step.State.TODO, "none", "agency")
                    : new Step("channel", Step.State.TROUBLE, "refused", "agency");
        }
        return numbers.stream().allMatch(Line::subscribed) ? done("channel")
                : new Step("channel", Step.State.TROUBLE, "deaf", "agency");
    }

    private Step message() {
        if (heard && answered) {
            return done("message");
        }
        return heard ? new Step("message", Step.State.WAITS, "answer", "agent") : new Step("message", Step.State.TODO, "write", "agency");
    }

    private static Step done(String code) {
        return new Step(code, Step.State.DONE, "done", "nobody");
    }
}
