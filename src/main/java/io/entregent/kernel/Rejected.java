package io.entregent.kernel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Map;

/**
 * The one expected failure: a rule said no. The code is stable (it goes out in problem+json) and
 * is the key of the sentence in the bundles; the arguments fill that sentence.
 * Never put personal data into the arguments.
 */
public class Rejected extends RuntimeException {

    /** How the refusal is answered over HTTP. */
    public enum Kind { INVALID(422), CONFLICT(409), FORBIDDEN(403), NOT_FOUND(404), UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final String code;
    private final Kind kind;
    /** Texts; fractions stay numbers, since languages write them with other signs. */
    private final ArrayList<Serializable> arguments;
    private final transient Map<String, Object> details;

    public Rejected(Kind kind, String code, Object... arguments) {
        this(kind, code, Map.of(), arguments);
    }

    /** @param details machine-readable extension members of the problem, for instance the rules looked at */
    public Rejected(Kind kind, String code, Map<String, Object> details, Object... arguments) {
        super(code, null, false, false);
        this.kind = kind;
        this.code = code;
        this.details = Map.copyOf(details);
        this.arguments = new ArrayList<>(arguments.length);
        for (Object one : arguments) {
            this.arguments.add(one instanceof Double fraction ? fraction : String.valueOf(one));
        }
    }

    public static Rejected notFound() {
        return new Rejected(Kind.NOT_FOUND, "not.found");
    }

    public static Rejected invalid(String code, Object... arguments) {
        return new Rejected(Kind.INVALID, code, arguments);
    }

    public static Rejected conflict(String code, Object... arguments) {
        return new Rejected(Kind.CONFLICT, code, arguments);
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }

    public Map<String, Object> details() {
        return details == null ? Map.of() : details;
    }
}
