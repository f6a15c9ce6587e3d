package io.entregent.inbox.web;

import io.entregent.inbox.read.ConversationRow;
import io.entregent.inbox.read.ConversationState;
import io.entregent.inbox.read.WindowState;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Puts conversations into words. */
@ApplicationScoped
public class Lines {

    private final Words words;
    private final Times times;
    private final Clock clock;

    /** For the container's proxy. */
    Lines() {
        this(null, null, null);
    }

    @Inject
    public Lines(Words words, Times times, Clock clock) {
        this.words = words;
        this.times = times;
        this.clock = clock;
    }

    public Line of(ConversationRow row, boolean selected) {
        return new Line(row.id(), row.title(), Look.initials(row.title()), snippet(row),
                row.lastMessageAt() == null ? "" : times.age(row.lastMessageAt()), row.unread(),
                window(row.windowExpiresAt()), tone(row.windowExpiresAt()), row.assigneeName(), state(row.state()), selected);
    }

    private String snippet(ConversationRow row) {
        String said = row.snippet() == null || row.snippet().isBlank() ? kind(row.snippetKind()) : row.snippet();
        return row.snippetOut() ? words.of("inbox.you", said) : said;
    }

    /** What a message without text is: "Photo", "Voice message". */
    public String kind(String kind) {
        return kind == null ? "" : words.find("message.kind." + kind).orElseGet(() -> words.get("message.kind.other"));
    }

    public String state(ConversationState state) {
        return state == ConversationState.OPEN ? null : words.get("inbox.state." + state.code());
    }

    /** How long a free answer is allowed: "Window: 3 h 20", or that only a template is. */
    public String window(Instant expires) {
        return tone(expires).equals("closed") ? words.get("window.closedShort")
                : words.of("window.left", times.length(Duration.between(clock.instant(), expires)));
    }

    public String tone(Instant expires) {
        return WindowState.of(expires, clock.instant()).code();
    }
}
