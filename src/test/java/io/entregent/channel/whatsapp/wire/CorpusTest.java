package io.entregent.channel.whatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.channel.Inbound;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every webhook body that we have of Meta lands as a named kind; the table says which. */
class CorpusTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final UUID ACCOUNT = new UUID(1, 1);

    @Test
    void everyBodyLandsAsTheKindOfTheTable() throws IOException {
        Map<String, String> found = new TreeMap<>();
        bodies().forEach((name, body) -> found.put(name, read(body).stream().map(CorpusTest::kind).collect(Collectors.joining(" "))));

        assertThat(found).containsExactlyInAnyOrderEntriesOf(expected());
    }

    @Test
    void everyUpdateKeepsItsRaw() throws IOException {
        bodies().forEach((name, body) -> assertThat(read(body)).as(name).allSatisfy(inbound -> {
            assertThat(inbound.raw()).as(name).startsWith("{");
            assertThat(MAPPER.readTree(inbound.raw()).size()).isPositive();
        }));
    }

    @Test
    void sameBodyGivesTheSameUpdates() throws IOException {
        bodies().forEach((name, body) -> assertThat(read(body)).as(name).isEqualTo(read(body)));
    }

    static Map<String, byte[]> bodies() throws IOException {
        Map<String, byte[]> bodies = new TreeMap<>();
        Path data = Path.of(Optional.ofNullable(System.getProperty("entregent.shared", System.getenv("ENTREGENT_SHARED")))
                .orElse("../shared")).resolve("data");
        for (String folder : List.of("meta-examples/webhooks", "meta-docs", "pywa/updates")) {
            try (Stream<Path> files = Files.list(data.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".json")).forEach(file -> collect(bodies, file));
            }
        }
        return bodies;
    }

    private static void collect(Map<String, byte[]> bodies, Path file) {
        try {
            String name = file.getFileName().toString().replace(".json", "");
            JsonNode json = MAPPER.readTree(file.toFile());
            if (json.has("entry")) {
                bodies.put(name, Files.readAllBytes(file));
            } else {
                for (var one : json.properties()) {
                    if (one.getValue().has("entry")) {
                        bodies.put(name + "/" + one.getKey(), MAPPER.writeValueAsBytes(one.getValue()));
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<Inbound> read(byte[] body) {
        return new WebhookReader().read(body, id -> ACCOUNT);
    }

    private static String kind(Inbound inbound) {
        String kind = inbound.getClass().getSimpleName();
        if (inbound instanceof Inbound.MessageArrived message) {
            return kind + ":" + message.kind();
        }
        if (inbound instanceof Inbound.DeliveryChanged delivery) {
            return kind + ":" + delivery.status();
        }
        if (inbound instanceof Inbound.PreferenceChanged preference) {
            return kind + ":" + preference.value();
        }
        if (inbound instanceof Inbound.TemplateJudged template) {
            return kind + ":" + template.event();
        }
        if (inbound instanceof Inbound.AccountChanged account) {
            return kind + ":" + account.event();
        }
        if (inbound instanceof Inbound.Unknown unknown) {
            return kind + ":" + unknown.field() + ":" + unknown.reason();
        }
        return kind;
    }

    private static Map<String, String> expected() throws IOException {
        Map<String, String> table = new TreeMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                CorpusTest.class.getResourceAsStream("corpus.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> table.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        }
        return table;
    }
}
