package io.entregent.kernel.faces;

import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;

/** Tells the reader something at the top of the page, or why not. */
@ApplicationScoped
public class Say {

    @Inject
    private Words words;

    public void done(String key, Object... arguments) {
        add(FacesMessage.SEVERITY_INFO, words.of(key, arguments));
    }

    /** Leads on, and tells it there. */
    public void done(URI next, String key, Object... arguments) throws IOException {
        done(key, arguments);
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        answer.getFlash().setKeepMessages(true);
        answer.redirect(next.toString());
    }

    public void refused(Rejected rejected) {
        add(FacesMessage.SEVERITY_ERROR, sentence(rejected));
        FacesContext.getCurrentInstance().validationFailed();
    }

    /** The same in a sentence that knows more than the code. */
    public void refused(String sentence) {
        add(FacesMessage.SEVERITY_ERROR, sentence);
        FacesContext.getCurrentInstance().validationFailed();
    }

    /** Does what may be refused, and says so if it is. */
    public void attempt(Runnable work) {
        try {
            work.run();
        } catch (Rejected rejected) {
            refused(rejected);
        }
    }

    /** The same, and says when it is done. */
    public void attempt(String done, Runnable work) {
        attempt(() -> {
            work.run();
            done(done);
        });
    }

    /** A refusal in words: the rule and the way out. */
    public String sentence(Rejected rejected) {
        return words.find(rejected.code()).isPresent()
                ? words.of(rejected.code(), rejected.arguments())
                : words.of("refused.other", rejected.code());
    }

    private static void add(FacesMessage.Severity severity, String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, sentence, null));
    }
}
