package io.entregent.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.kernel.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The transparency-log vectors that nobody here wrote. */
public final class SharedVectors {

    private SharedVectors() {
    }

    public static Path folder() {
        String root = System.getProperty("entregent.shared", Settings.orElse("ENTREGENT_SHARED", "../shared"));
        return Path.of(root, "data", "merkle");
    }

    public static Path example() {
        return folder().resolve("portal-example-log");
    }

    public static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder().resolve(file));
        } catch (IOException missing) {
            throw new IllegalStateException("The vectors are not beside the project: " + file, missing);
        }
    }

    static JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(bytes(file));
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    static Stream<JsonNode> cases(String file) {
        return StreamSupport.stream(json(file).get("cases").spliterator(), false);
    }

    static byte[] hash(JsonNode one, String field) {
        try {
            return one.get(field).binaryValue();
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    static List<byte[]> hashes(JsonNode proof) {
        List<byte[]> hashes = new ArrayList<>();
        try {
            for (JsonNode hash : proof) {
                hashes.add(hash.binaryValue());
            }
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
        return hashes;
    }
}
