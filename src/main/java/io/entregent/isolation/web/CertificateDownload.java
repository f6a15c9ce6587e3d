package io.entregent.isolation.web;

import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.audit.Trail;
import io.entregent.isolation.Certificates;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Language;
import io.entregent.kernel.faces.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A certificate with all that it takes to check it offline: the page, the entry of the trail, its proof, the key. */
@Named
@RequestScoped
public class CertificateDownload {

    @Inject
    private HttpServletRequest request;

    @Inject
    private Certificates certificates;

    @Inject
    private AuditLog log;

    @Inject
    private Trail trail;

    @Inject
    private Language language;

    @Inject
    private Look look;

    /** @throws Rejected not found, {@code audit.unsigned} in the moments before the signer saw the entry */
    public void send() throws IOException {
        UUID id = Ids.parse(request.getParameter("run")).orElseThrow(Rejected::notFound);
        Certificates.Page page = certificates.page(id, language.locale());
        AuditRow entry = log.byId(page.run().entry().toString()).orElseThrow(Rejected::notFound);
        if (entry.seq() == null) {
            throw new Rejected(Rejected.Kind.NOT_FOUND, "audit.unsigned");
        }
        String proof = trail.proof(entry.seq());
        String slug = look.getBase().substring(3);
        try (ZipOutputStream zip = new ZipOutputStream(Attachment.begin("application/zip", "isolation-" + slug + "-"
                + page.run().endedAt().toString().substring(0, 10) + ".zip"))) {
            put(zip, "isolation-" + slug + ".html", page.html());
            put(zip, "entry.json", entry.canonical());
            put(zip, "entry.tlog-proof", proof);
            put(zip, "trail.vkey", trail.head().vkey() + "\n");
        }
        Attachment.end();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
