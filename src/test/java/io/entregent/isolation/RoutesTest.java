package io.entregent.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A way in that nobody knocks at is not known to be shut. */
class RoutesTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Pattern SERVLET = Pattern.compile("@WebServlet\\((.*?)\\)", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"(/[^\"]*)\"");
    private static final Set<String> LED = Set.of("/agency/*", "/public/*");

    @Test
    void everyPageIsListed() throws IOException {
        Set<String> found;
        try (Stream<Path> files = Files.walk(PAGES)) {
            found = files.map(file -> PAGES.relativize(file).toString()).filter(name -> name.endsWith(".xhtml") && !name.startsWith("WEB-INF"))
                    .map(RoutesTest::way).collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(found).isEqualTo(listed("page", "desk", "home", "open"));
    }

    @Test
    void everyServletIsListed() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/entregent"))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".java") && !name.toString().contains("/sandbox/")).toList()) {
                Matcher servlet = SERVLET.matcher(Files.readString(file));
                while (servlet.find()) {
                    QUOTED.matcher(servlet.group(1)).results().map(one -> "servlet " + one.group(1)).forEach(found::add);
                }
            }
        }
        found.removeIf(one -> LED.contains(one.substring(8)));
        assertThat(found).isEqualTo(listed("servlet"));
    }

    @Test
    void everyOperationOfTheApiIsListed() throws IOException {
        Set<String> found = new TreeSet<>();
        JsonNode api = new ObjectMapper().readTree(Path.of("target/classes/META-INF/openapi.json").toFile());
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            path.getValue().fieldNames().forEachRemaining(verb -> {
                if (!verb.equals("parameters")) {
                    found.add("api " + verb + " " + path.getKey().replace("/api/v1/tenants/{slug}", ""));
                }
            });
        }
        Set<String> listed = Ways.of("api").stream().map(way -> "api " + way.name() + " " + way.more()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(listed);
    }

    private static String way(String file) {
        String name = file.replace(".xhtml", "");
        String kind = name.substring(0, name.indexOf('/'));
        return Set.of("desk", "home", "open").contains(kind) ? name.replaceFirst("/", " ") : "page " + name.replaceFirst("/index$", "");
    }

    private static Set<String> listed(String... kinds) {
        return Stream.of(kinds).flatMap(kind -> Ways.of(kind).stream()).map(way -> way.kind() + " " + way.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
