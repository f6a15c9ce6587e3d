package io.entregent.policy.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * One rule, as data.
 *
 * @param id       unique in all sets: letters, digits, dots
 * @param check    what it looks at
 * @param purposes kinds of purposes that it is about; empty for all
 * @param text     what it says
 * @param way      what would make a message pass
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rule(String id, Check check, Severity severity, Set<String> purposes, Given given, Text text, Text way) {

    public Rule {
        severity = severity == null ? Severity.STOP : severity;
        purposes = purposes == null ? Set.of() : new LinkedHashSet<>(new TreeSet<>(purposes));
        given = given == null ? Given.NOTHING : given;
    }
}
