package io.entregent.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example log of 300 entries, which Go, sigstore and openssl verified, and the C2SP notes. */
class ExampleLogTest {

    private static final String LOG = "portal-example-log/";
    private final Vkey vkey = Vkey.parse(SharedVectors.text(LOG + "vkey"));

    @ParameterizedTest
    @ValueSource(longs = {1, 255, 256, 257, 300})
    void entriesLeadToEachSignedRoot(long size) {
        Checkpoint signed = checkpoint(size);
        assertThat(signed.size()).isEqualTo(size);
        CompactRange range = new CompactRange();
        entries().subList(0, (int) size).forEach(entry -> range.append(Merkle.leaf(entry)));
        assertThat(range.root()).isEqualTo(signed.root());
        assertThat(new Prover(tiles(size), size).root()).isEqualTo(signed.root());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 255, 256, 299})
    void ourProofOfAnEntryIsTheirs(long index) {
        String theirs = SharedVectors.text(LOG + "entry-" + index + ".tlog-proof");
        byte[] entry = SharedVectors.bytes(LOG + "entry-" + index + ".json");
        assertThat(TlogProof.parse(theirs).check(entry, vkey).size()).isEqualTo(300);
        assertThat(new TlogProof(index, new Prover(tiles(300), 300).inclusion(index), SharedVectors.text(LOG + "checkpoint"))
                .text()).isEqualTo(theirs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-300", "255-256", "256-300", "257-300"})
    void ourProofOfExtensionIsTheirs(String range) {
        String theirs = SharedVectors.text(LOG + "consistency-" + range + ".txt");
        long older = Long.parseLong(range.split("-")[0]);
        long newer = Long.parseLong(range.split("-")[1]);
        Extension.parse(theirs).check(checkpoint(older), checkpoint(newer));
        assertThat(new Extension(older, new Prover(tiles(newer), newer).consistency(older),
                SharedVectors.text(LOG + "checkpoint." + newer)).text()).isEqualTo(theirs);
    }

    @Test
    void tileOfFullLevelIsReproduced() {
        byte[] leaves = new byte[256 * 32];
        List<byte[]> entries = entries();
        for (int i = 0; i < 256; i++) {
            System.arraycopy(Merkle.leaf(entries.get(i)), 0, leaves, i * 32, 32);
        }
        assertThat(leaves).isEqualTo(SharedVectors.bytes(LOG + "tile/0/000"));
        assertThat(Merkle.root(leaves, 0, leaves.length)).isEqualTo(SharedVectors.bytes(LOG + "tile/1/000.p/1"));
        assertThat(Bundle.write(entries.subList(0, 256))).isEqualTo(SharedVectors.bytes(LOG + "tile/entries/000"));
    }

    @Test
    void proofOfAnotherEntryIsRefused() {
        TlogProof proof = TlogProof.parse(SharedVectors.text(LOG + "entry-255.tlog-proof"));
        assertThatThrownBy(() -> proof.check(SharedVectors.bytes(LOG + "entry-256.json"), vkey))
                .isInstanceOf(NotProven.class).hasMessageContaining("another root");
    }

    @Test
    void c2spNoteIsVerifiedByItsKey() {
        Note note = Note.parse(SharedVectors.text("c2sp/signed-note.example"));
        Vkey key = Vkey.parse(SharedVectors.text("c2sp/signed-note.example.vkey"));
        assertThat(note.require(key).text()).isEqualTo("This is an example message.\n");
        assertThat(note.signed()).isEqualTo(SharedVectors.text("c2sp/signed-note.example"));
        assertThat(key.text()).isEqualTo(SharedVectors.text("c2sp/signed-note.example.vkey").strip());
    }

    @Test
    void cosignedCheckpointIsRead() {
        String cosigned = SharedVectors.text("c2sp/cosigned-checkpoint.example");
        Note note = Note.parse(cosigned);
        assertThat(note.checkpoint().size()).isEqualTo(20852163);
        assertThat(note.signatures()).extracting(Note.Line::name)
                .containsExactly("example.com/behind-the-sofa", "witness.example.com/w1");
        assertThat(note.signed()).isEqualTo(cosigned);
    }

    @Test
    void graftedSignatureIsRefused() {
        Note newer = Note.parse(SharedVectors.text(LOG + "checkpoint.300"));
        Note older = Note.parse(SharedVectors.text(LOG + "checkpoint.257"));
        Note grafted = new Note(newer.text(), older.signatures());
        assertThatThrownBy(() -> grafted.require(vkey)).isInstanceOf(NotProven.class).hasMessageContaining("does not belong");
    }

    private Checkpoint checkpoint(long size) {
        return Note.parse(SharedVectors.text(LOG + "checkpoint." + size)).require(vkey).checkpoint();
    }

    private static Nodes tiles(long size) {
        return new Tiles(path -> {
            byte[] full = SharedVectors.bytes(LOG + TilePath.in(300,
                    path.level(), path.index()).path());
            return Arrays.copyOf(full, path.width() * Merkle.HASH_BYTES);
        }, size);
    }

    private static List<byte[]> entries() {
        List<byte[]> all = new ArrayList<>(Bundle.read(SharedVectors.bytes(LOG + "tile/entries/000"), 256));
        all.addAll(Bundle.read(SharedVectors.bytes(LOG + "tile/entries/001.p/44"), 44));
        return all;
    }
}
