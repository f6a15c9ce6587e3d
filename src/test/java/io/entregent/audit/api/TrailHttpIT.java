package io.entregent.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.audit.log.Bundle;
import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.CompactRange;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.TilePath;
import io.entregent.audit.log.TlogProof;
import io.entregent.audit.log.Vkey;
import io.entregent.audit.verify.Verify;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signed log as a program reads it: tiles, proofs and exports over HTTP, and who may not. */
class TrailHttpIT {

    private static final String PORTAL = System.getProperty("entregent.portal.url");
    private static final String LOG = "/audit/maison-lumen/";
    private static final String API = "/api/v1/tenants/maison-lumen/audit";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static String token;

    @BeforeAll
    static void robotLogsIn() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("entregent.keycloak.url")
                        + "/realms/entregent/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=entregent-robot&client_secret=entregent-robot-demo")).build();
        token = JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body()).get("access_token").asText();
        assertThat(get(API + "?limit=1").statusCode()).isEqualTo(200);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> get(LOG + "checkpoint").statusCode() == 200);
    }

    @Test
    void theTilesLeadToTheSignedRoot() throws Exception {
        Vkey vkey = Vkey.parse(text(LOG + "vkey").strip());
        Checkpoint signed = Note.parse(text(LOG + "checkpoint")).require(vkey).checkpoint();
        CompactRange range = new CompactRange();
        for (long tile = 0; tile < TilePath.count(0, signed.size()); tile++) {
            TilePath path = TilePath.in(signed.size(), 0, tile);
            byte[] hashes = get(LOG + path.path()).body();
            List<byte[]> entries = Bundle.read(get(LOG + TilePath.in(signed.size(), TilePath.ENTRIES, tile).path()).body(), path.width());
            for (int i = 0; i < path.width(); i++) {
                byte[] leaf = Arrays.copyOfRange(hashes, i * Merkle.HASH_BYTES, (i + 1) * Merkle.HASH_BYTES);
                assertThat(Merkle.leaf(entries.get(i))).isEqualTo(leaf);
                range.append(leaf);
            }
        }
        assertThat(range.root()).isEqualTo(signed.root());
    }

    @Test
    void anEntryIsProvenByItsNumber() throws Exception {
        JsonNode entry = JSON.readTree(text(API + "/0"));
        TlogProof proof = TlogProof.parse(text(API + "/0/proof"));

        assertThat(proof.index()).isZero();
        proof.check(entry.get("entry").asText().getBytes(StandardCharsets.UTF_8), Vkey.parse(text(LOG + "vkey").strip()));
        assertThat(get(API + "/999999999/proof").statusCode()).isEqualTo(404);
    }

    @Test
    void theExportIsAPackThatVerifiesOrTheEntriesLineByLine() throws Exception {
        HttpResponse<byte[]> pack = get(API + "/export");
        assertThat(pack.headers().firstValue("Content-Type")).hasValue("application/zip");
        Path file = Files.write(Files.createTempFile("export", ".zip"), pack.body());
        assertThat(Verify.report(file, text(LOG + "vkey").strip(), List.of()).faults()).isEmpty();

        List<String> lines = text(API + "/export?format=jsonl&action=audit.exported").lines().toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(JSON.readTree(line).get("type").asText()).isEqualTo("audit.exported"));
        assertThat(get(API + "/export?format=exe").statusCode()).isEqualTo(422);
    }

    @Test
    void wordsAndAddressesAreSearchedFor() throws Exception {
        assertThat(JSON.readTree(text(API + "?q=channel.connected&limit=5")).get("items")).isNotEmpty();
        assertThat(JSON.readTree(text(API + "?q=no-such-word-anywhere")).get("items")).isEmpty();
        assertThat(JSON.readTree(text(API + "?address=127.0.0.1&limit=1")).get("items")).hasSize(1);
        assertThat(JSON.readTree(text(API + "?address=192.0.2.1")).get("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/999", "tile/0/x001/000", "tile/9/000", "tile/0/000.p/256", "tile/0/000.p/0", "tile/entries/999",
        "tile/", "index.xhtml"})
    void whatNoCheckpointCoversIsNotThere(String path) throws Exception {
        assertThat(get(LOG + path).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyElseReadsIt() throws Exception {
        for (String path : List.of(LOG + "checkpoint", LOG + "tile/0/000.p/1", API, API + "/0/proof", API + "/export")) {
            assertThat(as("Bearer nonsense", path).statusCode()).as(path).isEqualTo(401);
            assertThat(as(null, path).statusCode()).as(path).isIn(302, 401);
        }
        assertThat(get("/audit/there-is-none/checkpoint").statusCode()).isEqualTo(404);
    }

    private static String text(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return as("Bearer " + token, path);
    }

    private static HttpResponse<byte[]> as(String authorization, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(PORTAL + path)).timeout(Duration.ofSeconds(60)).GET();
        return CLIENT.send(authorization == null ? request.build() : request.header("Authorization", authorization).build(),
                BodyHandlers.ofByteArray());
    }
}
