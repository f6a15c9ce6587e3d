package io.entregent.inbox.web;

import io.entregent.dlp.Scan;
import io.entregent.dlp.Verdict;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.file.MediaContent;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.primefaces.PrimeFaces;

/** What an agent is about to say. Drafts live in the browser; nothing is kept here. */
@Named
@RequestScoped
public class ComposerPage {

    /** A stretch of what was refused. @param kind of the number that stood there; null for words that may stay */
    public record Piece(String text, String kind) {
    }

    @Inject
    private HttpServletRequest request;

    @Inject
    private ThreadPage thread;

    @Inject
    private Inbox inbox;

    @Inject
    private PickerPage picker;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    @Inject
    private Say say;

    @Inject
    private GateWords gateWords;

    private String text;
    private String note;
    private String caption;
    private Part file;
    private Scan found;

    /**
     * A free answer is allowed now. What was written while it still was is taken in any case, so that
     * the rule itself can refuse it by name.
     */
    public boolean isWritable() {
        boolean written = FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                && request.getParameter("composer:text") != null;
        return written || thread.isWindowOpen();
    }

    public String getLapsedTitle() {
        return thread.view().windowExpiresAt() == null ? words.get("composer.lapsed.never")
                : words.of("composer.lapsed.title", times.moment(thread.view().windowExpiresAt()));
    }

    public void reply() {
        attempt("reply", () -> inbox.reply(thread.id(), text, null));
    }

    public void addNote() {
        attempt("note", () -> inbox.addNote(thread.id(), note));
    }

    public void replyWithTemplate() {
        if (picker.getChosen() == null) {
            say.refused(Rejected.invalid("template.notLive"));
            return;
        }
        TemplateChoice choice = picker.choice();
        if (picker.isFaulty()) {
            say.refused(Rejected.invalid("template.parameters"));
            return;
        }
        attempt("reply", () -> inbox.replyWithTemplate(thread.id(), choice, "service"));
    }

    /** A file goes up as a whole page, which then comes back with the answer. */
    public void replyWithFile() throws IOException {
        if (file == null || file.getSize() == 0) {
            say.refused(Rejected.invalid("file.none"));
            return;
        }
        MediaContent content = new MediaContent(file.getInputStream().readAllBytes(), file.getContentType(),
                file.getSubmittedFileName());
        try {
            inbox.replyWithMedia(thread.id(), content, caption);
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getHere());
        } catch (GateRefused refused) {
            found = refused.found();
            gateWords.tell(refused);
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    /** The browser forgets its draft only when it hears that this was sent. */
    private void attempt(String kind, Runnable work) {
        try {
            work.run();
            text = null;
            note = null;
            picker.forget();
            PrimeFaces.current().ajax().addCallbackParam("sent", kind);
        } catch (GateRefused refused) {
            found = refused.found();
            gateWords.tell(refused);
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    /** What was just refused for what it says, with the number masked; empty if nothing was. */
    public List<Piece> getFound() {
        return found == null || found.verdict() != Verdict.BLOCK ? List.of() : found.parts().stream().map(part -> new Piece(part.text(),
                part.hit() == null ? null : words.get("dlp.kind." + part.hit().kind().code()))).toList();
    }

    /** The kinds of numbers in it, in words. */
    public String getFoundKinds() {
        return found == null ? "" : found.hits().stream().filter(hit -> hit.verdict() == Verdict.BLOCK)
                .map(hit -> words.get("dlp.kind." + hit.kind().code())).distinct().collect(Collectors.joining(", "));
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getCaption() {
        return caption;
    }

    public void setCaption(String caption) {
        this.caption = caption;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
