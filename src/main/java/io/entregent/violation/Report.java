package io.entregent.violation;

import io.entregent.dlp.Scan;
import java.util.List;
import java.util.UUID;

/**
 * Something that happened, for {@link Violations#report}.
 *
 * @param once       the same words again are the same violation
 * @param rule       code of the rule, a key of the bundles
 * @param scan       of the words, or null; only its masked excerpt is kept
 * @param person     whose conversation it is, or null: then no excerpt is kept, because nobody's key would seal it
 * @param actor      the colleague who did it, or null
 * @param details    codes of the platform, nothing personal
 */
public record Report(String once, String rule, Severity severity, Source source, Scan scan, Person person, UUID actor,
        Place place, List<String> details) {

    /** @param subject under whose key the excerpt is sealed */
    public record Person(UUID contact, UUID subject) {
    }

    /** Where to look. Conversation and message are null where there are none. */
    public record Place(UUID conversation, UUID message, String objectType, String objectId) {
    }

    public Report {
        details = List.copyOf(details);
    }

    public static Report of(Source source, String rule, Severity severity, String once) {
        return new Report(once, rule, severity, source, null, null, null, new Place(null, null, "tenant", ""), List.of());
    }

    public Report found(Scan what) {
        return new Report(once, rule, severity, source, what, person, actor, place, details);
    }

    public Report about(Person whom) {
        return new Report(once, rule, severity, source, scan, whom, actor, place, details);
    }

    public Report by(UUID colleague) {
        return new Report(once, rule, severity, source, scan, person, colleague, place, details);
    }

    public Report at(Place where) {
        return new Report(once, rule, severity, source, scan, person, actor, where, details);
    }

    public Report details(List<String> codes) {
        return new Report(once, rule, severity, source, scan, person, actor, place, codes);
    }
}
