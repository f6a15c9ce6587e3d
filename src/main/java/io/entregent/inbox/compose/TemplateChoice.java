package io.entregent.inbox.compose;

import java.util.List;

/** A template and what to put into its variables. */
public record TemplateChoice(String name, String language, List<TemplateValue> parameters) {

    public TemplateChoice {
        parameters = List.copyOf(parameters);
    }
}
