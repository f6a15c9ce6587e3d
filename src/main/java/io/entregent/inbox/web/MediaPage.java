package io.entregent.inbox.web;

import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.file.MediaContent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Hands out one file of a message to who may read the conversation. */
@Named
@RequestScoped
public class MediaPage {

    @Inject
    private HttpServletRequest request;

    @Inject
    private ConversationQueries conversations;

    /** What a stranger sent never runs here: few kinds are shown, all else is saved, and nothing in it is loaded. */
    public void send() throws IOException {
        MediaContent content = conversations.media(Ids.parse(request.getParameter("id")).orElseThrow(Rejected::notFound));
        FacesContext context = FacesContext.getCurrentInstance();
        ExternalContext answer = context.getExternalContext();
        boolean shown = Bubbles.SHOWN.contains(content.mimeType());
        String name = content.fileName() == null ? "file" : content.fileName();
        answer.responseReset();
        answer.setResponseHeader("X-Content-Type-Options", "nosniff");
        answer.setResponseHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        answer.setResponseHeader("Cache-Control", "private, max-age=600");
        answer.setResponseHeader("Content-Disposition", (shown ? "inline" : "attachment") + "; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        answer.setResponseContentType(shown ? content.mimeType() : "application/octet-stream");
        answer.setResponseContentLength(content.bytes().length);
        answer.getResponseOutputStream().write(content.bytes());
        context.responseComplete();
    }
}
