package io.entregent.inbox.web;

import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts messages into words, oldest first. */
@ApplicationScoped
public class Bubbles {

    private static final Map<String, String> TICKS = Map.of("queued", "clock", "sent", "check", "delivered", "checks",
            "read", "checks", "failed", "alert", "unknown", "help");
    /** Shown in the page; anything else of a stranger is only ever downloaded. */
    static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Lines lines;

    @Inject
    private Failures failures;

    /** @param newestFirst as they are read */
    public List<Bubble> of(List<MessageView> newestFirst, String contact) {
        List<Bubble> bubbles = new ArrayList<>();
        String day = null;
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            MessageView message = newestFirst.get(i);
            String heading = times.heading(message.at());
            bubbles.add(of(message, contact, heading.equals(day) ? null : heading));
            day = heading;
        }
        return bubbles;
    }

    private Bubble of(MessageView message, String contact, String day) {
        String side = side(message);
        boolean in = side.equals("in");
        String who = in ? contact : message.authorName() == null ? words.get("message.us") : message.authorName();
        String text = message.deleted() ? words.get("message.deleted") : message.text();
        MessageView.File file = message.deleted() ? null : message.file();
        boolean stored = file != null && "stored".equals(file.state());
        boolean image = stored && SHOWN.contains(file.mimeType());
        String fileProblem = file == null || stored ? null : words.get("file." + file.state());
        String tick = side.equals("out") ? TICKS.get(message.status()) : null;
        String label = label(message, side);
        return new Bubble(message.id(), side, day, who, in ? null : message.authorName(), label, icon(message, side), text,
                message.at(), times.clock(message.at()), message.status(), tick,
                tick == null ? null : words.get("message.status." + message.status()), problem(message),
                "unknown".equals(message.status()) || message.hold() != null, image, stored && !image,
                file == null ? null : file.fileName() == null ? lines.kind(message.kind()) : file.fileName(),
                stored ? size(file.size()) : null, fileProblem, message.edited(),
                in ? words.of("message.arrived", contact, text == null ? lines.kind(message.kind()) : text) : null,
                message.why() != null);
    }

    private static String side(MessageView message) {
        return "system".equals(message.kind()) ? "system" : message.direction();
    }

    private String label(MessageView message, String side) {
        if (side.equals("note")) {
            return words.get("message.note");
        }
        if (message.template() != null) {
            return words.of("message.template", message.template());
        }
        return message.deleted() || "text".equals(message.kind()) || side.equals("system") ? null : lines.kind(message.kind());
    }

    private static String icon(MessageView message, String side) {
        if (side.equals("note")) {
            return "note";
        }
        return message.template() != null ? "template" : "image".equals(message.kind()) ? "image" : "reply";
    }

    private String problem(MessageView message) {
        if ("unknown".equals(message.status())) {
            return words.get("message.unknown");
        }
        if (message.hold() != null) {
            return words.of("message.held", times.moment(message.hold().until()),
                    words.find(message.hold().code()).orElse(message.hold().code()));
        }
        return "failed".equals(message.status()) ? failures.sentence(message.error()) : null;
    }

    private String size(long bytes) {
        double amount = bytes < 1_000_000 ? bytes / 1_000.0 : bytes / 1_000_000.0;
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(bytes < 1_000_000 ? 0 : 1);
        return words.of(bytes < 1_000_000 ? "file.kilobytes" : "file.megabytes", format.format(amount));
    }
}
