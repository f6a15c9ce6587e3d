package io.entregent.agency.web;

import io.entregent.agency.Trouble;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Kept refusals in the reader's words. */
@ApplicationScoped
class Troubles {

    @Inject
    private Words words;

    /** @return "" for null */
    String words(String kept) {
        Trouble trouble = Trouble.parse(kept);
        if (trouble == null) {
            return "";
        }
        return words.find(trouble.code()).isPresent() ? words.of(trouble.code(), trouble.arguments().toArray())
                : words.of("refused.other", trouble.code());
    }
}
