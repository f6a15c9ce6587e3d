package io.entregent.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.audit.log.Bundle;
import io.entregent.audit.log.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten ways to lie about a log; each is found, and the message says where. */
class TamperingTest {

    private static final int SIZE = 700;

    @TempDir
    private Path pack;
    @TempDir
    private Path other;
    private SampleLog log;

    @BeforeEach
    void honest() throws IOException {
        log = new SampleLog(SIZE);
        log.write(pack, List.of(1, 255, 256, 600), List.of(0, 300, 699));
    }

    @Test
    void honestPackHolds() throws IOException {
        Report report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.facts()).anyMatch(fact -> fact.startsWith("entries: all 700"))
                .anyMatch(fact -> fact.equals("older checkpoints: 5 are the beginning of this log"));
    }

    @Test
    void editedEntryIsNamed() throws IOException {
        log.entries.set(300, SampleLog.entry("another"));
        log.bundles(pack);
        assertThat(verify().faults()).contains("tile/0/001: entry #300 was edited");
    }

    @Test
    void deletedEntryIsNamed() throws IOException {
        log.entries.remove(70);
        log.entries.add(SampleLog.entry("filler"));
        log.bundles(pack);
        assertThat(verify().faults()).contains("tile/0/000: entry #70 was deleted; those behind it moved up");
    }

    @Test
    void insertedEntryIsNamed() throws IOException {
        log.entries.add(515, SampleLog.entry("forged"));
        log.entries.remove(SIZE);
        log.bundles(pack);
        assertThat(verify().faults()).contains("tile/0/002.p/188: an entry was inserted at #515; those behind it moved down");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 | 255 entries and not 256: entry #326 was deleted; those behind it moved up",
        "-1 | 257 entries and not 256: an entry was inserted at #326; those behind it moved down",
        "186 | 70 entries and not 256: entry #326 and those behind it are missing"})
    void bundleOfAnotherLengthSaysWhereItDiffers(int fewer, String told) throws IOException {
        List<byte[]> bundle = new ArrayList<>(log.entries.subList(256, 512));
        if (fewer > 0) {
            bundle.subList(70, 70 + fewer).clear();
        } else {
            bundle.add(70, SampleLog.entry("forged"));
        }
        Files.write(pack.resolve("tile/entries/001"), Bundle.write(bundle));
        assertThat(verify().faults()).first().isEqualTo("tile/entries/001: The bundle holds " + told + " (entries #256 to #511)");
    }

    @Test
    void reorderedEntriesAreNamed() throws IOException {
        Collections.swap(log.entries, 40, 41);
        log.bundles(pack);
        assertThat(verify().faults()).contains("tile/0/000: entries #40 and #41 were reordered");
    }

    @Test
    void truncationSaysWhichEntriesAreMissing() throws IOException {
        Files.delete(pack.resolve("tile/entries/002.p/188"));
        assertThat(verify().faults()).anyMatch(fault -> fault.startsWith("tile/entries/002.p/188: The file")
                && fault.endsWith("(entries #512 to #699)"));
    }

    @Test
    void swappedTilesAreNamed() throws IOException {
        Path one = pack.resolve("tile/0/000");
        Path two = pack.resolve("tile/0/001");
        Path aside = pack.resolve("aside");
        Files.move(one, aside);
        Files.move(two, one);
        Files.move(aside, two);
        assertThat(verify().faults()).anyMatch(fault -> fault.startsWith("tile/0/000: from entry #0 on"))
                .anyMatch(fault -> fault.startsWith("tile/0/001: from entry #256 on"));
    }

    @Test
    void graftedSignatureIsNamed() throws IOException {
        Note now = Note.parse(Files.readString(pack.resolve("checkpoint")));
        Note then = Note.parse(Files.readString(pack.resolve("checkpoint.600")));
        SampleLog.put(pack, "checkpoint", new Note(now.text(), then.signatures()).signed());
        assertThat(verify().faults()).contains("checkpoint: The signature of " + SampleLog.NAME + " does not belong to this text");
    }

    @Test
    void rolledBackLogSaysHowManyAreMissing() throws IOException {
        String seen = log.note(SIZE);
        log.entries.subList(640, SIZE).clear();
        log.write(other, List.of(600), List.of());
        assertThat(Verify.report(other, log.vkey().text(), List.of(kept(seen))).faults()).containsExactly(
                "your checkpoint: it covers 700 entries, this log has 640: 60 entries are missing, from #640 on (rolled back)");
    }

    @Test
    void forkIsFoundByAKeptCheckpoint() throws IOException {
        String seen = log.note(600);
        log.entries.set(123, SampleLog.entry("rewritten"));
        log.write(other, List.of(255), List.of(5));
        assertThat(Verify.report(other, null, List.of()).faults()).isEmpty();
        assertThat(Verify.report(other, log.vkey().text(), List.of(kept(seen))).faults()).containsExactly(
                "checkpoint of 600: the first 600 entries are not those that were signed then; the log forked at or before #599");
    }

    @Test
    void anotherKeyIsRefused() throws IOException {
        String trusted = new SampleLog(1).vkey().text();
        assertThat(Verify.report(pack, trusted, List.of()).faults())
                .containsExactly("vkey: the pack names the key " + log.vkey().text() + ", but you trust " + trusted);
    }

    @Test
    void archiveOfARangeHoldsAndAnEditInItIsNamed() throws IOException {
        Files.delete(pack.resolve("tile/entries/000"));
        SampleLog.put(pack, "range", "from 256\nto 700\n");
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().facts()).anyMatch(fact -> fact.startsWith("entries: #256 to #699 lead to the signed root; the other 256 are here as hashes only"));
        log.entries.set(300, SampleLog.entry("another"));
        log.bundles(pack);
        assertThat(verify().faults()).contains("tile/0/001: entry #300 was edited");
    }

    @Test
    void archiveWhoseHashesOutsideTheRangeWereChangedDoesNotHold() throws IOException {
        SampleLog.put(pack, "range", "from 256\nto 700\n");
        byte[] tile = Files.readAllBytes(pack.resolve("tile/0/000"));
        tile[40] ^= 1;
        Files.write(pack.resolve("tile/0/000"), tile);
        assertThat(verify().faults()).anyMatch(fault -> fault.startsWith("tile/1/000"))
                .anyMatch(fault -> fault.startsWith("checkpoint: the entries lead to another root"));
    }

    @Test
    void rangeThatIsNoneOfWholeBundlesIsRefused() throws IOException {
        SampleLog.put(pack, "range", "from 100\nto 700\n");
        assertThat(verify().faults()).containsExactly("range: it does not name whole bundles of this log");
    }

    @Test
    void proofOfAnotherEntryIsNamed() throws IOException {
        Files.copy(pack.resolve("entry-699.json"), pack.resolve("entry-300.json"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify().faults()).containsExactly("entry-300.tlog-proof: the proof leads to another root");
    }

    @Test
    void falseProofOfExtensionIsNamed() throws IOException {
        Files.copy(pack.resolve("consistency-1-255.txt"), pack.resolve("consistency-255-256.txt"), StandardCopyOption.REPLACE_EXISTING);
        SampleLog.put(pack, "consistency-600-700.txt",
                Files.readString(pack.resolve("consistency-600-700.txt")).replaceFirst("old 600", "old 256"));
        assertThat(verify().faults()).singleElement().asString().startsWith("consistency-600-700.txt: ");
    }

    private Report verify() throws IOException {
        return Verify.report(pack, log.vkey().text(), List.of());
    }

    private Path kept(String note) throws IOException {
        SampleLog.put(pack, "kept", note);
        return pack.resolve("kept");
    }
}
