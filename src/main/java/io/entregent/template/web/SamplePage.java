package io.entregent.template.web;

import io.entregent.kernel.Rejected;
import io.entregent.template.draft.SampleFile;
import io.entregent.template.draft.SampleFiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Hands out one sample file. */
@Named
@RequestScoped
public class SamplePage {

    @Inject
    private HttpServletRequest request;

    @Inject
    private SampleFiles samples;

    /** Only kinds that were recognised by their bytes are kept, so they may be shown; nothing in them is loaded. */
    public void send() throws IOException {
        String hash = request.getParameter("hash");
        if (hash == null) {
            throw Rejected.notFound();
        }
        SampleFile sample = samples.read(hash);
        FacesContext context = FacesContext.getCurrentInstance();
        ExternalContext answer = context.getExternalContext();
        answer.responseReset();
        answer.setResponseHeader("X-Content-Type-Options", "nosniff");
        answer.setResponseHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        answer.setResponseHeader("Cache-Control", "private, max-age=86400, immutable");
        answer.setResponseContentType(sample.mimeType());
        answer.setResponseContentLength(sample.bytes().length);
        answer.getResponseOutputStream().write(sample.bytes());
        context.responseComplete();
    }
}
