package io.entregent.rights.web;

import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Words;
import io.entregent.rights.file.PersonFiles;
import io.entregent.rights.register.Register;
import io.entregent.vault.Spool;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
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
            case "pdf" -> begin("application/pdf", "person-" + id + ".pdf").write(files.paper(id, words.locale()));
            case "json" -> begin("application/json", "person-" + id + ".json").write(files.json(id));
            default -> {
                Spool archive = files.archive(id);
                PersonFiles.send(archive, begin("application/zip", "person-" + id + ".zip"));
            }
        }
        FacesContext.getCurrentInstance().responseComplete();
    }

    public void register() throws IOException {
        String format = String.valueOf(request.getParameter("as"));
        byte[] content = register.export(format, words.locale());
        begin(TYPES.get(format), "register." + format).write(content);
        FacesContext.getCurrentInstance().responseComplete();
    }

    private static OutputStream begin(String type, String name) throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        answer.responseReset();
        answer.setResponseContentType(type);
        answer.setResponseHeader("Cache-Control", "no-store");
        answer.setResponseHeader("X-Content-Type-Options", "nosniff");
        answer.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return answer.getResponseOutputStream();
    }
}
