package io.entregent.agency;

import java.util.List;

/**
 * How far a tenant's beginning is.
 *
 * @param organizationTrouble code of why the realm does not have the organization yet, or null
 * @param dpo                 how to reach the data protection officer
 * @param channelTrouble      a {@link Trouble} of the last failed attempt to connect a number, or null
 * @param heard               whether a message of a consumer came in
 * @param answered            whether one went out
 * @param pack                whether somebody confirmed the policy pack of the vertical
 * @param pages               opt-in pages that are open
 */
public record Checklist(boolean organizationMade, String organizationTrouble, String controller, String dpo, String noticeUrl,
        int admins, int invited, List<Line> numbers, String channelTrouble, boolean heard, boolean answered, boolean pack, int templates,
        int pages) {

    /** All of them are open where nobody has counted yet. */
    public static final int STEPS = 8;

    private static final String MESSAGES = "messages";

    /**
     * A connected number.
     *
     * @param id      of the account here
     * @param account its id at the platform
     * @param missing webhook fields that the app does not hear
     * @param review  whether Meta still looks at its name
     */
    public record Line(String id, String account, String number, boolean subscribed, List<String> missing, boolean review) {

        boolean isDeaf() {
            return missing.contains(MESSAGES);
        }
    }

    public List<Step> steps() {
        return List.of(organisation(), legal(), people(), channel(), message(),
                pack ? done("pack") : new Step("pack", Step.State.TODO, "none", "agency"),
                templates > 0 ? done("templates") : new Step("templates", Step.State.TODO, numbers.isEmpty() ? "number" : "none", "agency"),
                pages > 0 ? done("optin") : new Step("optin", Step.State.TODO, numbers.isEmpty() ? "number" : "none", "client"));
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

    /** Three kinds of failure after a sign-up ask for three kinds of help; only the first is a matter of trying again here. */
    private Step channel() {
        if (channelTrouble != null) {
            return new Step("channel", Step.State.TROUBLE, "refused", "agency");
        }
        if (numbers.isEmpty()) {
            return new Step("channel", Step.State.TODO, "none", "agency");
        }
        if (!numbers.stream().allMatch(Line::subscribed)) {
            return new Step("channel", Step.State.TROUBLE, "deaf", "agency");
        }
        if (numbers.stream().anyMatch(Line::isDeaf)) {
            return new Step("channel", Step.State.TROUBLE, "fields", "operator");
        }
        return numbers.stream().anyMatch(Line::review) ? new Step("channel", Step.State.WAITS, "review", "meta") : done("channel");
    }

    private Step message() {
        if (heard && answered) {
            return done("message");
        }
        if (numbers.isEmpty()) {
            return new Step("message", Step.State.TODO, "number", "agency");
        }
        return heard ? new Step("message", Step.State.WAITS, "answer", "agent") : new Step("message", Step.State.TODO, "write", "agency");
    }

    private static Step done(String code) {
        return new Step(code, Step.State.DONE, "done", "nobody");
    }
}
