package io.entregent.template.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Routes;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.draft.DraftView;
import io.entregent.template.draft.Drafts;
import io.entregent.template.draft.SampleFiles;
import io.entregent.template.lint.Finding;
import io.entregent.template.lint.Lint;
import io.entregent.template.review.Reviews;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.ResourceBundle;
import java.util.UUID;
import org.primefaces.PrimeFaces;

/** One draft, and what its page asks for while it is written. The content lives in the browser until it is saved. */
@Named
@RequestScoped
public class EditorPage {

    /** A version of this template, frozen. */
    public record Frozen(String words, String tone, String hash, String address) {
    }

    /** A language that can be added. */
    public record Tongue(String code, String words) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private HttpServletRequest request;

    @Inject
    private Drafts drafts;

    @Inject
    private SampleFiles samples;

    @Inject
    private Reviews reviews;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    @Inject
    private Say say;

    private DraftView draft;
    private Part file;

    private UUID id() {
        return Ids.parse((String) request.getAttribute(Routes.ID)).orElseThrow(Rejected::notFound);
    }

    private DraftView draft() {
        if (draft == null) {
            draft = drafts.view(id());
        }
        return draft;
    }

    public void enter() {
        draft();
    }

    public String getId() {
        return id().toString();
    }

    public String getTitle() {
        String name = draft().document().name();
        return name.isEmpty() ? words.get("templates.unnamed") : name;
    }

    /** As it is saved; may be empty. */
    public String getName() {
        return draft().document().name();
    }

    public String getCategory() {
        return draft().document().category();
    }

    public String getDocument() {
        return draft().document().canonical();
    }

    public String getHash() {
        return draft().document().hash();
    }

    public int getRevision() {
        return draft().revision();
    }

    public boolean isReadOnly() {
        return !access.may(Permission.TEMPLATE_WRITE);
    }

    public String getUser() {
        return String.valueOf(access.userId());
    }

    public String getAuthor() {
        return members.name(draft().author()).orElse("");
    }

    public String getSavedAt() {
        return times.clock(draft().updatedAt());
    }

    public String getFindings() {
        return json(drafts.findings(id(), draft().document()));
    }

    /** Languages by name in the reader's language. */
    public List<Tongue> getTongues() {
        return Lint.languages().stream().map(code -> new Tongue(code, words.tongue(code))).sorted(Comparator.comparing(Tongue::words)).toList();
    }

    /** All words of the editor, for what is built in the browser. */
    public String getWords() {
        ObjectNode all = JSON.createObjectNode();
        ResourceBundle bundle = Words.bundle("io.entregent.messages", words.locale());
        bundle.keySet().stream().filter(key -> key.startsWith("editor.")).sorted().forEach(key -> all.put(key, bundle.getString(key)));
        Lint.languages().forEach(code -> all.put("language." + code, words.tongue(code)));
        return all.toString();
    }

    public void check() {
        attempt(() -> answer("findings", json(drafts.findings(id(), told()))));
    }

    public void save() {
        attempt(() -> {
            TemplateDocument document = told();
            int revision = drafts.save(id(), seen(), document);
            answer("saved", revision);
            answer("at", times.clock(drafts.view(id()).updatedAt()));
            answer("findings", json(drafts.findings(id(), document)));
        });
    }

    public void upload() {
        attempt(() -> {
            try {
                answer("handle", samples.store(file.getInputStream().readAllBytes(), file.getSubmittedFileName(),
                        String.valueOf(request.getParameter("kind"))));
            } catch (IOException broken) {
                throw Rejected.invalid("file.none");
            }
        });
    }

    /** Newest first. */
    public List<Frozen> getVersions() {
        return reviews.versions(id()).stream().map(one -> new Frozen(words.of("templates.version", one.number(),
                words.get("template.version.state." + one.state().name())), Shelf.tone(one.state()), one.hash(), version(one.number()))).toList();
    }

    private String version(int number) {
        return look.getBase() + "/review/version?template=" + id() + "&n=" + number;
    }

    /** Freezes what is saved and asks for its review. */
    public void submit() {
        attempt(() -> answer("gone", version(reviews.submit(id(), seen()).number())));
    }

    public void copy() throws IOException {
        go(drafts.copy(id()).toString());
    }

    public void discard() throws IOException {
        drafts.discard(id());
        go("");
    }

    private void go(String where) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(look.getBase() + "/templates" + (where.isEmpty() ? "" : "/" + where));
    }

    private TemplateDocument told() {
        String text = request.getParameter("document");
        return TemplateDocument.parse(text == null ? "" : text);
    }

    private int seen() {
        String revision = request.getParameter("revision");
        if (revision == null || !revision.matches("[0-9]{1,9}")) {
            throw Rejected.invalid("request.malformed");
        }
        return Integer.parseInt(revision);
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (Rejected rejected) {
            if (rejected.code().equals("draft.stale")) {
                answer("conflict", theirs(rejected));
            } else {
                answer("refused", say.sentence(rejected));
            }
        }
    }

    private String theirs(Rejected stale) {
        ObjectNode theirs = JSON.createObjectNode();
        theirs.put("revision", (Integer) stale.details().get("revision"));
        theirs.put("name", members.name(UUID.fromString((String) stale.details().get("author"))).orElse(""));
        theirs.set("document", (ObjectNode) stale.details().get("document"));
        return theirs.toString();
    }

    private static void answer(String name, Object value) {
        PrimeFaces.current().ajax().addCallbackParam(name, value);
    }

    private String json(List<Finding> findings) {
        ArrayNode all = JSON.createArrayNode();
        for (Finding one : findings) {
            all.addObject().put("field", one.field()).put("code", one.code()).put("severity", one.severity().name())
                    .put("sentence", words.of("lint." + one.code(), one.args().toArray())).put("proposal", one.proposal())
                    .put("source", words.get("lint.source." + one.source())).put("address", one.address()).put("date", one.date());
        }
        return all.toString();
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
