package io.entregent.consent.web;

import io.entregent.consent.PurposeView;
import io.entregent.consent.Purposes;
import io.entregent.consent.capture.ImportReader;
import io.entregent.consent.capture.ImportView;
import io.entregent.consent.capture.Imports;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Files with many consents: sent, how far they are, and which rows were refused. */
@Named
@RequestScoped
public class ImportsPage {

    /** One file. */
    public record Row(String id, String when, String purpose, String state, boolean running, long done, long read, String figures) {
    }

    public record Refused(long row, String why) {
    }

    private static final int MOST = 20;
    private static final int MOST_ERRORS = 200;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Imports imports;

    @Inject
    private ImportReader reader;

    @Inject
    private Purposes purposes;

    @Inject
    private Wordings wordings;

    @Inject
    private Clock clock;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    @Inject
    private Say say;

    private List<Row> rows;
    private String purpose = "marketing";
    private Part file;

    public void enter() {
        read();
    }

    private void read() {
        rows = imports.newest(MOST).stream().map(this::row).toList();
    }

    private Row row(ImportView one) {
        return new Row(one.id().toString(), times.moment(one.createdAt()), purposes.described(one.purpose()).name(words.locale()),
                words.get("import.state." + one.state()), one.state().equals("running") || one.state().equals("reading"), one.done(),
                Math.max(1, one.read()), words.of("import.figures", one.done(), one.read(), one.accepted(), one.refused()));
    }

    public List<Row> getRows() {
        if (rows == null) {
            read();
        }
        return rows;
    }

    public boolean isRunning() {
        return getRows().stream().anyMatch(Row::running);
    }

    public List<Refused> getErrors() {
        return Ids.parse(request.getParameter("id")).map(id -> imports.errors(id, MOST_ERRORS).stream()
                .map(one -> new Refused(one.getKey(), words.get(one.getValue()))).toList()).orElse(List.of());
    }

    /** A file of one row, in words that the tenant has published if it has. */
    public String getExample() {
        return "phone;date;source;wording;language\n" + words.of("import.example.row",
                LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusMonths(1).toString(),
                wordings.published().stream().map(WordingView::code).findFirst().orElse("news"), words.locale().getLanguage());
    }

    public List<PurposeView> getPurposes() {
        return purposes.described().stream().filter(one -> one.purpose().needsConsent() && !one.retired()).toList();
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String wanted) {
        purpose = wanted;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part sent) {
        file = sent;
    }

    public void send() throws IOException {
        try {
            if (file == null || file.getSize() == 0) {
                throw Rejected.invalid("import.header");
            }
            reader.read(purpose, file.getInputStream());
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getBase() + "/consent/imports");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
        read();
    }
}
