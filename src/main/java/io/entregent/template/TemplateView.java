package io.entregent.template;

import io.entregent.template.filling.Form;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A template to be read and filled.
 *
 * @param status  the platform's word
 * @param form    what it asks for
 * @param header  text, or the kind of media in capitals, or null
 * @param buttons their labels
 * @param health  null only where nobody asks
 */
public record TemplateView(UUID id, String name, String language, String category, String status, String body,
        Form form, String header, String footer, List<String> buttons, Instant changedAt, Health health) {

    /**
     * How it fares at the platform, and whether that is what was approved here.
     *
     * @param quality        GREEN, YELLOW, RED, UNKNOWN
     * @param reason         why it was refused, in the platform's word, or null
     * @param recommendation what the platform proposes, or null
     * @param comingCategory announced, not yet in force, or null
     * @param pausedUntil    or null
     * @param template       whose version it shows, or null
     * @param number         of that version
     */
    public record Health(Standing standing, String quality, String reason, String recommendation, String comingCategory,
            Instant pausedUntil, UUID template, Integer number, String providerId, String format, String components) {
    }

    /** Whether people agreed to what the platform holds. */
    public enum Standing {
        /** It was there when the account was connected. */
        BASELINE,
        /** It is word for word what a version of ours says, and that version was approved. */
        APPROVED,
        /** It was, until somebody changed it elsewhere. */
        DRIFTED,
        /** It was made elsewhere. */
        UNKNOWN
    }

    public TemplateView {
        buttons = List.copyOf(buttons);
    }

    public boolean isAgreed() {
        return health == null || health.standing() == Standing.BASELINE || health.standing() == Standing.APPROVED;
    }

    /** Whether the platform has yet to decide, for the first time or because it was asked to look again. */
    public static boolean isJudged(String status) {
        return status.equals("PENDING") || status.equals("IN_APPEAL");
    }

    public boolean isJudged() {
        return isJudged(status);
    }

    /** The platform's status, unless nobody here agreed to what the platform holds: then it is not to be sent. */
    public String sendableStatus() {
        return isAgreed() ? status : "UNAPPROVED";
    }

    /** Names of the values in the order in which they are given. */
    public List<String> variables() {
        return form.names();
    }

    /** Whether it can be filled in and sent from here. */
    public boolean isFillable() {
        return form.obstacle() == null;
    }

    public boolean isLive() {
        return "APPROVED".equals(sendableStatus());
    }
}
