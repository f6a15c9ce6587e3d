package io.entregent.template.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The templates that Meta and pywa publish as examples: each with its name and its body. */
public final class Corpus {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SHARED = Path.of("..", "shared", "data");

    private Corpus() {
    }

    public static Stream<Arguments> bodies() throws IOException {
        List<Arguments> bodies = new ArrayList<>();
        try (Stream<Path> files = Files.list(SHARED.resolve("meta-examples/template-create"))) {
            for (Path file : files.sorted().toList()) {
                bodies.add(Arguments.of(file.getFileName().toString(), JSON.readTree(file.toFile())));
            }
        }
        try (Stream<Path> files = Files.walk(SHARED.resolve("pywa/templates"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (Map.Entry<String, JsonNode> one : JSON.readTree(file.toFile()).properties()) {
                    bodies.add(Arguments.of("pywa " + one.getKey(), one.getValue()));
                }
            }
        }
        assertThat(bodies).hasSize(24);
        return bodies.stream();
    }

    /** One of them. */
    public static JsonNode body(String name) throws IOException {
        return bodies().map(Arguments::get).filter(one -> one[0].equals(name)).map(one -> (JsonNode) one[1]).findFirst().orElseThrow();
    }

    /** What is posted to send a message, as Meta publishes it. */
    public static JsonNode sending(String name) throws IOException {
        return JSON.readTree(SHARED.resolve("meta-examples/send/" + name + ".json").toFile());
    }
}
