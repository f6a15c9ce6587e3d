package io.entregent.consent.web;

import io.entregent.consent.EvidenceFiles;
import io.entregent.consent.capture.Imports;
import io.entregent.consent.proof.Dossier;
import io.entregent.consent.proof.Receipts;
import io.entregent.consent.wording.Wordings;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;

/** Receipts, files of evidence, and how words looked, as files. */
@Named
@RequestScoped
public class ConsentDownloads {

    @Inject
    private HttpServletRequest request;

    @Inject
    private Receipts receipts;

    @Inject
    private Dossier dossier;

    @Inject
    private EvidenceFiles files;

    @Inject
    private Wordings wordings;

    @Inject
    private Imports imports;

    @Inject
    private Words words;

    public void receipt() throws IOException {
        Receipts.Receipt receipt = receipts.forOfficer(id(), words.locale(), "pdf".equals(request.getParameter("as")));
        Attachment.send(receipt.mediaType(), receipt.name(), receipt.content());
    }

    public void dossier() throws IOException {
        Attachment.send("application/zip", "dossier-" + id() + ".zip", dossier.of(id(), words.locale()));
    }

    /** Why rows of an import were refused. */
    public void errors() throws IOException {
        Attachment.send("text/csv; charset=UTF-8", "import-" + id() + ".csv", imports.report(id()));
    }

    public void file() throws IOException {
        EvidenceFiles.EvidenceFile file = files.read(id());
        Attachment.send(file.mimeType(), "evidence-" + file.id() + "." + file.mimeType().replaceFirst(".*/", ""), file.content());
    }

    /** A page of its own without any script; shown only as a download, so that nothing of it runs here. */
    public void wording() throws IOException {
        String version = String.valueOf(request.getParameter("version"));
        String code = String.valueOf(request.getParameter("code"));
        if (!version.matches("[0-9]{1,6}") || !code.matches("[a-z][a-z0-9-]{0,39}")) {
            throw Rejected.notFound();
        }
        String language = String.valueOf(request.getParameter("language"));
        Attachment.send("text/html; charset=utf-8", code + "-" + version + "-" + ("fr".equals(language) ? "fr" : "en") + ".html",
                wordings.snapshot(code, Integer.parseInt(version), language));
    }

    private UUID id() {
        return Ids.parse(request.getParameter("id")).orElseThrow(Rejected::notFound);
    }
}
