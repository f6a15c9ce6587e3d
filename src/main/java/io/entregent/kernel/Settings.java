package io.entregent.kernel;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the installation sets, from the environment (a system property of the same name wins,
 * for tests). A missing or wrong value stops the start with one sentence that names it.
 */
public final class Settings {

    private Settings() {
    }

    /** Thrown at the start; the message is the whole story. */
    public static final class Missing extends IllegalStateException {
        Missing(String sentence) {
            super(sentence);
        }
    }

    public static Optional<String> find(String name) {
        String value = System.getProperty(name, System.getenv(name));
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    public static String require(String name) {
        return find(name).orElseThrow(() -> new Missing(
                "The setting " + name + " is missing: set it as an environment variable (README.md, production)."));
    }

    public static String orElse(String name, String fallback) {
        return find(name).orElse(fallback);
    }

    public static boolean flag(String name) {
        String value = orElse(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(name, "be true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    /** @throws Missing if it is set and no whole number from least to most */
    public static int number(String name, int fallback, int least, int most) {
        String value = orElse(name, Integer.toString(fallback));
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw wrong(name, "be a whole number from " + least + " to " + most + ", not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    public static int port(String name, int fallback) {
        return number(name, fallback, 1, 65_535);
    }

    /** @param demand what the value must do or be; never quotes a secret */
    public static Missing wrong(String name, String demand) {
        return new Missing("The setting " + name + " must " + demand + " (README.md, production).");
    }

    /** @return the http or https address without a slash at its end */
    public static URI address(String name) {
        return address(name, List.of("http", "https"));
    }

    /** @return the address, of one of these schemes, without a slash at its end */
    public static URI address(String name, List<String> schemes) {
        String value = require(name);
        try {
            URI address = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            if (!schemes.contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
                throw new IllegalArgumentException(value);
            }
            return address;
        } catch (IllegalArgumentException wrong) {
            throw wrong(name, "be an " + String.join(" or ", schemes) + " address, not '" + value + "'");
        }
    }
}
