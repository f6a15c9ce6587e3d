package io.entregent.kernel.faces;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.OutputStream;

/** A file instead of a page: saved by the reader, kept by nobody on the way, and never guessed to be anything else. */
public final class Attachment {

    private Attachment() {
    }

    /** @return where the file is written; {@link #end()} follows */
    public static OutputStream begin(String mediaType, String name) throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        answer.responseReset();
        answer.setResponseContentType(mediaType);
        answer.setResponseHeader("Cache-Control", "no-store");
        answer.setResponseHeader("X-Content-Type-Options", "nosniff");
        answer.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return answer.getResponseOutputStream();
    }

    public static void end() {
        FacesContext.getCurrentInstance().responseComplete();
    }

    public static void send(String mediaType, String name, byte[] content) throws IOException {
        begin(mediaType, name).write(content);
        end();
    }
}
