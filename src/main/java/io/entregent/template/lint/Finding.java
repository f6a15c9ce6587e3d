package io.entregent.template.lint;

import java.util.List;

/**
 * One thing that is wrong with a template.
 *
 * @param field    {@code name}, {@code category}, {@code languages}, or language and path such as
 *                 {@code fr/body.text} (see {@link io.entregent.template.content.Fields})
 * @param code     of the rule; with "lint." in front the key of its sentence
 * @param args     fill the sentence
 * @param proposal what to write into the field instead, or null
 * @param source   of the rule; with "lint.source." in front the key of its name
 * @param address  where the rule can be read, or empty
 * @param date     of the source's state, or empty
 */
public record Finding(String field, String code, Severity severity, List<String> args, String proposal, String source,
        String address, String date) {

    public Finding {
        args = List.copyOf(args);
    }
}
