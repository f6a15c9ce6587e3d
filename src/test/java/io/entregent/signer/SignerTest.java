package io.entregent.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.CompactRange;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.Prover;
import io.entregent.audit.log.Vkey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {

    private static final String LOG = "audit.example/t/one";

    @TempDir
    private Path home;
    private Desk desk;
    private final List<byte[]> leaves = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(SigningKey.in(home), new Ledger(home.resolve("logs")));
        for (int i = 0; i < 20; i++) {
            leaves.add(Merkle.leaf(new byte[] {(byte) i}));
        }
    }

    @Test
    void growingLogIsSigned() throws Exception {
        assertThat(signed(0, 3).size()).isEqualTo(3);
        assertThat(signed(3, 17).size()).isEqualTo(17);
        assertThat(desk.last(LOG)).hasValueSatisfying(note -> assertThat(Note.parse(note).checkpoint().size()).isEqualTo(17));
    }

    @Test
    void sameTreeGetsTheSameAnswer() throws Exception {
        String first = desk.sign(extension(0, 5));
        assertThat(desk.sign(new Extension(5, List.of(), tree(5).text()))).isEqualTo(first);
    }

    @Test
    void shorterLogIsRefused() throws Exception {
        signed(0, 12);
        assertThatThrownBy(() -> desk.sign(extension(0, 7))).isInstanceOf(Desk.Elsewhere.class);
        assertThatThrownBy(() -> desk.sign(new Extension(12, List.of(), tree(7).text()))).isInstanceOf(Desk.Elsewhere.class);
    }

    @Test
    void rewrittenLogIsRefused() throws Exception {
        signed(0, 12);
        leaves.set(4, Merkle.leaf("another".getBytes()));
        assertThatThrownBy(() -> desk.sign(extension(12, 18))).isInstanceOf(NotProven.class);
        assertThatThrownBy(() -> desk.sign(new Extension(12, List.of(), tree(12).text()))).isInstanceOf(NotProven.class);
    }

    @Test
    void memorySurvivesRestart() throws Exception {
        signed(0, 12);
        desk = new Desk(SigningKey.in(home), new Ledger(home.resolve("logs")));
        assertThatThrownBy(() -> desk.sign(extension(0, 13))).isInstanceOf(Desk.Elsewhere.class);
        assertThat(signed(12, 13).size()).isEqualTo(13);
    }

    @Test
    void memoryThatWasAlteredOnTheDiskIsNotBuiltUpon() throws Exception {
        signed(0, 12);
        try (var files = Files.list(home.resolve("logs"))) {
            Path memory = files.findFirst().orElseThrow();
            String kept = Files.readString(memory);
            Files.writeString(memory, kept.replace("\n12\n", "\n11\n"));
            assertThatThrownBy(() -> desk.sign(extension(11, 13))).isInstanceOf(NotProven.class);
            Files.writeString(memory, kept);
        }
        assertThat(signed(12, 13).size()).isEqualTo(13);
    }

    @Test
    void keyIsReadableForItsOwnerOnly() throws Exception {
        Path key = home.resolve("signing.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> SigningKey.in(home)).hasMessageContaining("read by others");
    }

    @Test
    void strangersGetNothing() throws Exception {
        try (Signer signer = new Signer(home, 0, "a-secret-of-the-test")) {
            URI address = URI.create("http://127.0.0.1:" + signer.port() + "/vkey?log=audit.example%2Ft%2Fone");
            assertThat(ask(address, "wrong").statusCode()).isEqualTo(403);
            HttpResponse<String> known = ask(address, "a-secret-of-the-test");
            assertThat(Vkey.parse(known.body()).name()).isEqualTo(LOG);
        }
    }

    private static HttpResponse<String> ask(URI address, String secret) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + secret)
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    private Checkpoint signed(int older, int size) throws Exception {
        return Note.parse(desk.sign(extension(older, size))).require(desk.vkey(LOG)).checkpoint();
    }

    private Extension extension(int older, int size) {
        List<byte[]> proof = older == 0 ? List.of() : new Prover(this::node, size).consistency(older);
        return new Extension(older, proof, tree(size).text());
    }

    private Checkpoint tree(int size) {
        CompactRange range = new CompactRange();
        leaves.subList(0, size).forEach(range::append);
        return new Checkpoint(LOG, size, range.root());
    }

    private byte[] node(int level, long index) {
        return level == 0 ? leaves.get((int) index) : Merkle.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
    }
}
