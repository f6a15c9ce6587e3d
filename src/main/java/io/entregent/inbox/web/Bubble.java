package io.entregent.inbox.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One message in the thread, in words.
 *
 * @param side         in, out, note, system
 * @param day          heading above it if a new day begins, else null
 * @param who          who says it, for those who hear the page
 * @param label        what kind of thing it is, or null for plain text
 * @param tick         icon of its status, or null
 * @param problem      why it failed or what is not known, or null
 * @param unsure       nobody knows whether it was sent, or it waits
 * @param image        to be shown inside
 * @param download     to be fetched
 * @param announcement what is read aloud when it arrives, or null
 * @param decided      the gate was asked, so that why can be shown
 */
public record Bubble(UUID id, String side, String day, String who, String author, String label, String labelIcon,
        String text, Instant at, String clock, String status, String tick, String statusWords, String problem,
        boolean unsure, boolean image, boolean download, String fileWords, String fileSize, String fileProblem,
        boolean edited, String announcement, boolean decided) {

    /** The text as it is shown. */
    public List<Markup.Run> runs() {
        return Markup.runs(text);
    }
}
