package io.entregent.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The list of all ways in, routes.txt. */
public final class Ways {

    /** @param more the permission or the path, as the kind has it; empty if there is none */
    public record Way(String kind, String name, String more) {
    }

    private Ways() {
    }

    static List<Way> all() {
        try {
            return Files.readAllLines(Path.of("src/main/resources/io/entregent/isolation/routes.txt")).stream().filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.strip().split("\\s+")).map(parts -> new Way(parts[0], parts[1], parts.length > 2 ? parts[2] : "")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Way> of(String kind) {
        return all().stream().filter(way -> way.kind().equals(kind)).toList();
    }
}
