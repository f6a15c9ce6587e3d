package io.entregent.violation.web;

import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.violation.Source;
import io.entregent.violation.State;
import io.entregent.violation.ViolationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts violations into words. */
@ApplicationScoped
public class ViolationLines {

    /** What is missing is empty; {@code conversation} is null where there is none to go to. */
    public record Row(UUID id, String rule, String severity, String severityTone, String source, String stateCode, String state,
            String stateTone, String kinds, boolean allowable, String excerpt, List<Piece> pieces, String who, String person,
            UUID conversation, String object, List<String> details, String when, String assignee, UUID assigneeId, String due,
            LocalDate dueDay, boolean overdue, boolean settled, String settledLine) {

        /** Whether somebody wrote something that was wrong; else the platform speaks of the account or a template as a whole. */
        public boolean hasWords() {
            return !kinds.isEmpty() || !pieces.isEmpty();
        }
    }

    /** A stretch of an excerpt. */
    public record Piece(String text, boolean masked) {
    }

    private static final Map<String, String> TONES = Map.of("critical", "closed", "high", "closed", "medium", "closing", "low", "none");
    private static final Map<State, String> STATES = Map.of(State.OPEN, "closing", State.ESCALATED, "closed", State.ACCEPTED, "open",
            State.REDACTED, "open");

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Clock clock;

    public Row row(ViolationView one) {
        boolean overdue = one.due() != null && !one.state().isSettled() && one.due().isBefore(LocalDate.now(clock.withZone(times.zone())));
        return new Row(one.id(), rule(one.rule()), words.get("violation.severity." + one.severity().code()), TONES.get(one.severity().code()),
                words.get("violation.source." + one.source().code()), one.state().code(), words.get("violation.state." + one.state().code()),
                STATES.get(one.state()), one.kinds().stream().map(kind -> words.get("dlp.kind." + kind)).collect(Collectors.joining(", ")),
                one.allowable(), one.excerpt(), pieces(one.excerpt()), text(one.actor()), text(one.person()), one.conversation(),
                one.source() == Source.ACCOUNT || one.source() == Source.TEMPLATE ? one.objectId() : "", one.details(), times.moment(one.at()), text(one.assigneeName()),
                one.assignee(), one.due() == null ? "" : day(one.due()), one.due(), overdue, one.state().isSettled(),
                one.settledAt() == null ? "" : words.of("violation.settled", text(one.settledBy()), times.moment(one.settledAt())));
    }

    /** The platform's own words have no key each; the rest do. */
    public String rule(String code) {
        return words.find("violation.rule." + code).orElseGet(() -> code.startsWith("platform.")
                ? words.of("violation.rule.platform", code.substring("platform.".length())) : code);
    }

    private static List<Piece> pieces(String excerpt) {
        return excerpt == null ? List.of() : Arrays.stream(excerpt.split("(?=••••)|(?<=••••(?! \\d))|(?<=•••• \\d{4})"))
                .map(text -> new Piece(text, text.startsWith("••••"))).toList();
    }

    private String day(LocalDate day) {
        return times.heading(day.atStartOfDay(times.zone()).toInstant());
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
