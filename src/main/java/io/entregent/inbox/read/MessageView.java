package io.entregent.inbox.read;

import java.time.Instant;
import java.util.UUID;

/**
 * A message or a note with its sealed values opened.
 *
 * @param direction  in, out, note
 * @param status     received, queued, sent, delivered, read, failed, unknown; null for notes
 * @param error      on failed, else null
 * @param providerId the platform's id, or null
 * @param author     who of us wrote it, or null
 * @param why        id of the gate's decision; null for what came in
 * @param file       or null
 * @param template   name of the template, or null
 * @param hold       what it waits for, or null
 */
public record MessageView(UUID id, UUID conversation, String direction, String kind, String text, String status,
        Failure error, String providerId, Instant at, UUID author, String authorName, UUID why, File file, UUID replyTo,
        boolean edited, boolean deleted, String template, Hold hold) {

    /** @param code the platform's number, or the code of our rule that refused at dispatch */
    public record Failure(String code, String title) {
    }

    /** @param code of the rule that holds it */
    public record Hold(String code, Instant until) {
    }

    /** @param state pending, stored, gone, tooBig */
    public record File(String state, String mimeType, String fileName, Long size) {
    }

    @Override
    public String toString() {
        return "MessageView[" + id + "]";
    }
}
