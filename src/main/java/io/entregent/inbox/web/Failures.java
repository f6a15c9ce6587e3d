package io.entregent.inbox.web;

import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ResourceBundle;

/** Why a message did not go out, in words; the platform's number stays, for those who ask its support. */
@ApplicationScoped
public class Failures {

    @Inject
    private Words words;

    public String sentence(MessageView.Failure failure) {
        if (failure == null) {
            return words.get("message.failed");
        }
        String code = String.valueOf(failure.code());
        if (words.find(code).isPresent()) {
            return words.get(code);
        }
        ResourceBundle errors = Words.bundle("io.entregent.errors", words.locale());
        String key = "whatsapp.error." + code;
        return words.of("message.failedBecause", errors.getString(errors.containsKey(key) ? key : "whatsapp.error.other"), code);
    }
}
