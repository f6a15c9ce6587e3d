package io.entregent.inbox.api;

import io.entregent.inbox.read.MessageView;
import java.time.Instant;
import java.util.UUID;

/**
 * A message on the wire. Members without a value are null.
 *
 * @param why id of the gate's decision, for what went out
 */
public record MessageJson(String id, String conversation, String direction, String kind, String text, String status,
        Failure error, String providerId, Instant at, String why, File file, String replyTo, boolean edited,
        boolean deleted, String template, Hold hold) {

    public record Failure(String code, String title) {
    }

    /** @param code of the rule that holds it */
    public record Hold(String code, Instant until) {
    }

    /** @param state pending, stored, gone, tooBig */
    public record File(String state, String mimeType, String fileName, Long size) {
    }

    static MessageJson of(MessageView view) {
        MessageView.Failure error = view.error();
        MessageView.File file = view.file();
        return new MessageJson(view.id().toString(), view.conversation().toString(), view.direction(), view.kind(), view.text(),
                view.status(), error == null ? null : new Failure(error.code(), error.title()), view.providerId(), view.at(),
                text(view.why()), file == null ? null : new File(file.state(), file.mimeType(), file.fileName(), file.size()),
                text(view.replyTo()), view.edited(), view.deleted(), view.template(),
                view.hold() == null ? null : new Hold(view.hold().code(), view.hold().until()));
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}
