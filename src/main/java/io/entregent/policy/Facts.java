package io.entregent.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * All that the send gate may look at.
 *
 * @param now             by the server's clock
 * @param suppressed      the person asked never to be contacted on our own account
 * @param purpose         for which it is sent, by its sender's word
 * @param agreements      per code of a purpose; a purpose that is not there has none
 * @param windowExpiresAt 24 h after the person's last message to this number, or null if there was none
 * @param screen          what was found in the words
 */
public record Facts(Instant now, boolean suppressed, Use purpose, Map<String, Agreement> agreements,
        Instant windowExpiresAt, Content content, Screen screen, Situation situation) {

    private static final Use MARKETING = new Use("marketing", "marketing");

    public Facts {
        agreements = Map.copyOf(agreements);
    }

    /** With clean words, in a situation in which nothing is limited. */
    public Facts(Instant now, boolean suppressed, Use purpose, Map<String, Agreement> agreements, Instant windowExpiresAt,
            Content content) {
        this(now, suppressed, purpose, agreements, windowExpiresAt, content, Screen.clean(), Situation.plain());
    }

    /** A purpose of the tenant; its kind is service, marketing, survey or other. */
    public record Use(String code, String kind) {
    }

    /** HELD: given, but a message that may mean "stop" awaits a decision. */
    public enum Consent { NONE, GIVEN, UNPROVEN, EXPIRED, HELD, WITHDRAWN }

    /** @param event of the ledger that made it so, or null */
    public record Agreement(Consent consent, UUID event) {

        static final Agreement NONE = new Agreement(Consent.NONE, null);
    }

    /** What is to be sent. */
    public sealed interface Content {
    }

    /** Text or media in the sender's own words. */
    public record FreeForm() implements Content {
    }

    /**
     * @param category  the platform's word, MARKETING, UTILITY, …; null for a template that is not known
     * @param status    the platform's word; null for a template that is not known
     * @param variables that it has, in order
     * @param values    that were given, in any order
     */
    public record Template(String category, String status, List<String> variables, List<Value> values) implements Content {

        public Template {
            category = category == null ? null : category.toUpperCase(Locale.ROOT);
            variables = List.copyOf(variables);
            values = List.copyOf(values);
        }

        /** Every variable has its value. */
        public boolean fits() {
            return SendGate.fill(variables, values).isPresent();
        }

        /** What is given for a template that nobody knows. */
        public static Template unknown() {
            return new Template(null, null, List.of(), List.of());
        }
    }

    /** @param name null for the next in order */
    public record Value(String name, String value) {
    }

    public boolean windowOpen() {
        return windowExpiresAt != null && now.isBefore(windowExpiresAt);
    }

    /** The purpose that counts: a marketing template is marketing, whatever its sender calls it. */
    public Use effectivePurpose() {
        boolean marketing = content instanceof Template template && "MARKETING".equals(template.category());
        return marketing && !"marketing".equals(purpose.kind()) ? MARKETING : purpose;
    }

    public boolean consentNeeded() {
        return !"service".equals(effectivePurpose().kind());
    }

    public Agreement agreement() {
        return agreements.getOrDefault(effectivePurpose().code(), Agreement.NONE);
    }

    public Consent consent() {
        return agreement().consent();
    }

    /** The same at another time. */
    public Facts at(Instant other) {
        return new Facts(other, suppressed, purpose, agreements, windowExpiresAt, content, screen, situation);
    }

    /** For the record of the decision: codes and times, nothing personal. */
    String summary() {
        String what = content instanceof Template template ? "template " + template.category() + " " + template.status()
                : "free-form";
        return "purpose=" + effectivePurpose().code() + " consent=" + consent().name().toLowerCase(Locale.ROOT)
                + " window=" + windowExpiresAt + " content=" + what;
    }
}
