package io.entregent.inbox.web;

import io.entregent.contact.Phones;
import io.entregent.dlp.Scan;
import io.entregent.dlp.Verdict;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateValue;
import io.entregent.inbox.file.MediaContent;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.review.Reviews;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.primefaces.PrimeFaces;

/** What an agent is about to say. Drafts live in the browser; nothing is kept here. */
@Named
@RequestScoped
public class ComposerPage {

    /** One line of the template picker. */
    public record Option(String id, String label) {
    }

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
    private Templates templates;

    @Inject
    private Reviews reviews;

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
    private String template;
    private String caption;
    private Part file;
    private List<TemplateView> live;
    private TemplateFields fields;
    private Scan found;

    /** What the page shows depends on what was chosen in it, so the choice is known before its values are taken. */
    @PostConstruct
    void begin() {
        template = request.getParameter("composer:template");
    }

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
        TemplateView chosen = getChosen();
        if (chosen == null) {
            say.refused(Rejected.invalid("template.notLive"));
            return;
        }
        attempt("reply", () -> inbox.replyWithTemplate(thread.id(),
                new TemplateChoice(chosen.name(), chosen.language(), parameters(chosen)), "service"));
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
            template = null;
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

    private List<TemplateValue> parameters(TemplateView chosen) {
        List<TemplateValue> values = new ArrayList<>();
        for (int i = 0; i < chosen.variables().size(); i++) {
            String name = chosen.variables().get(i);
            values.add(new TemplateValue(name.matches("\\d+") ? null : name, value(i)));
        }
        return values;
    }

    public String value(int index) {
        String[] told = request.getParameterValues("variable");
        return told == null || index >= told.length ? "" : told[index].strip();
    }

    private List<TemplateView> live() {
        if (live == null) {
            // In the person's language first, then in the agent's.
            String mine = words.locale().getLanguage();
            String theirs = Phones.language(thread.view().contact().phone()).orElse(mine);
            live = templates.live().stream().filter(TemplateView::isFillable).sorted(Comparator
                    .comparing((TemplateView one) -> !one.language().startsWith(theirs))
                    .thenComparing(one -> !one.language().startsWith(mine)).thenComparing(TemplateView::name)).toList();
        }
        return live;
    }

    public List<Option> getTemplates() {
        return live().stream().map(one -> new Option(one.id().toString(), words.of("composer.template.option", one.name(),
                one.language(), words.get("template.category." + one.category().toLowerCase(Locale.ROOT))))).toList();
    }

    /** What a variable of the chosen template stands for, in its author's words where there are any. */
    public String label(String variable) {
        String told = fields().meaning(variable);
        return told == null ? words.find("composer.variable." + variable.replaceFirst("\\.[0-9]+$", ""))
                .orElseGet(() -> words.of("composer.variable", plain(variable))) : words.of("composer.variable.told", told, plain(variable));
    }

    private static String plain(String variable) {
        return variable.replaceFirst("^header\\.", "");
    }

    /** The line on top of the chosen template; null if there is none, or a file. */
    public String getHead() {
        String header = getChosen().header();
        return getChosen().variables().contains("header." + String.valueOf(header).toLowerCase(Locale.ROOT)) ? null : header;
    }

    public String sample(String variable) {
        String sample = fields().sample(variable);
        return sample == null ? "" : words.of("composer.variable.sample", sample);
    }

    private TemplateFields fields() {
        if (fields == null) {
            fields = TemplateFields.of(getChosen(), getChosen().health().template() == null ? null
                    : reviews.version(getChosen().health().template(), getChosen().health().number()));
        }
        return fields;
    }

    public TemplateView getChosen() {
        return template == null ? null
                : live().stream().filter(one -> one.id().toString().equals(template)).findFirst().orElse(null);
    }

    public String getTemplate() {
        return template;
    }

    public void setTemplate(String template) {
        this.template = template;
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
