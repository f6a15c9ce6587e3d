package io.entregent.template;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A template to be read and filled.
 *
 * @param variables names in the order in which values are given: of the body as written ("1" or
 *                  "first_name"), of the header "header.1", of a button's address "button.0"
 * @param header    text, or the kind of media in capitals, or null
 * @param buttons   their labels
 */
public record TemplateView(UUID id, String name, String language, String category, String status, String body,
        List<String> variables, String header, String footer, List<String> buttons, Instant changedAt) {

    public TemplateView {
        variables = List.copyOf(variables);
        buttons = List.copyOf(buttons);
    }
}
