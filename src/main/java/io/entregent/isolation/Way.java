package io.entregent.isolation;

import io.entregent.access.Permission;
import io.entregent.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A line of routes.txt, the one list of all ways in.
 *
 * @param kind page, desk, home, open, servlet, trail, api
 * @param name the address, for the API the verb
 * @param more the permission or guard, for the API the path; empty if there is none
 * @param lower for the API the permission, where the lower role has it; else empty
 */
public record Way(String kind, String name, String more, String lower) {

    /** In the order of the file. */
    public static List<Way> all() {
        try (InputStream file = Way.class.getResourceAsStream("/io/entregent/isolation/routes.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.strip().split("\\s+"))
                    .map(part -> new Way(part[0], part[1], part.length > 2 ? part[2] : "", part.length > 3 ? part[3] : "")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the role of the probe opens it. */
    boolean opensToLower() {
        String needed = kind.equals("api") ? lower : more;
        return needed.equals("-") || Role.PROBE.permissions().stream().map(Permission::name).anyMatch(needed::equals);
    }
}
