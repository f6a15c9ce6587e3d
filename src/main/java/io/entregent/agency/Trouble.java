package io.entregent.agency;

import io.entregent.kernel.Rejected;
import java.util.Arrays;
import java.util.List;

/**
 * A refusal as it is kept until somebody mends it.
 *
 * @param arguments fill the sentence of the code
 */
public record Trouble(String code, List<String> arguments) {

    private static final String BAR = "|";

    public static Trouble of(Rejected no) {
        return new Trouble(no.code(), Arrays.stream(no.arguments()).map(one -> one.toString().replace(BAR, " ")).toList());
    }

    /** @return null for null */
    public static Trouble parse(String kept) {
        if (kept == null) {
            return null;
        }
        List<String> parts = List.of(kept.split("\\|"));
        return new Trouble(parts.get(0), parts.subList(1, parts.size()));
    }

    String kept() {
        return arguments.isEmpty() ? code : code + BAR + String.join(BAR, arguments);
    }
}
