package io.entregent.rights.web;

import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Words;
import io.entregent.rights.file.PersonFiles;
import io.entregent.rights.register.Register;
import io.entregent.vault.Spool;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** A person's file and the register, as downloads. */
@Named
@RequestScoped
public class RightsDownloads {

    private static final Map<String, String> TYPES = Map.of("csv", "text/csv; charset=UTF-8", "json", "application/json", "pdf",
            "application/pdf");

    @Inject
    private HttpServletRequest request;

    @Inject
    private PersonFiles files;

    @Inject
    private Register register;

    @Inject
    private Words words;

    public void person() throws IOException {
        UUID id = Ids.parse(request.getParameter("id")).orElseThrow(Rejected::notFound);
        switch (String.valueOf(request.getParameter("as"))) {
            case "pdf" -> Attachment.send("application/pdf", "person-" + id + ".pdf", files.paper(id, words.locale()));
            case "json" -> Attachment.send("application/json", "person-" + id + ".json", files.json(id));
            default -> {
                Spool archive = files.archive(id);
                PersonFiles.send(archive, Attachment.begin("application/zip", "person-" + id + ".zip"));
                Attachment.end();
            }
        }
    }

    public void register() throws IOException {
        String format = String.valueOf(request.getParameter("as"));
        byte[] content = register.export(format, words.locale());
        Attachment.send(TYPES.get(format), "register." + format, content);
    }
}
