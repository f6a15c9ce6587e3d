package io.entregent.audit.verify;

import io.entregent.audit.log.Bundle;
import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.CompactRange;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.Prover;
import io.entregent.audit.log.TilePath;
import io.entregent.audit.log.TlogProof;
import io.entregent.audit.log.Vkey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;

/** A log of invented entries with a throw-away key, laid out like a pack. */
final class SampleLog {

    static final String NAME = "audit.test.example/t/sample";
    private final KeyPair keys;
    final List<byte[]> entries = new ArrayList<>();

    SampleLog(int size) {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        for (int i = 0; i < size; i++) {
            entries.add(entry("entry " + i));
        }
    }

    static byte[] entry(String text) {
        return ("{\"type\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    Vkey vkey() {
        return Vkey.of(NAME, keys.getPublic());
    }

    String note(int size) {
        return Note.sign(new Checkpoint(NAME, size, root(size)).text(), vkey(), keys.getPrivate()).signed();
    }

    byte[] root(int size) {
        CompactRange range = new CompactRange();
        entries.subList(0, size).forEach(entry -> range.append(Merkle.leaf(entry)));
        return range.root();
    }

    Prover prover(int size) {
        return new Prover(this::node, size);
    }

    /** Writes the pack for all entries, with older checkpoints, proofs of extension and of single entries. */
    void write(Path folder, List<Integer> older, List<Integer> proven) throws IOException {
        int size = entries.size();
        put(folder, "vkey", vkey().text() + "\n");
        put(folder, "pub.pem", vkey().pem());
        put(folder, "checkpoint", note(size));
        List<Integer> sizes = new ArrayList<>(older);
        sizes.add(size);
        for (int i = 0; i < sizes.size(); i++) {
            put(folder, "checkpoint." + sizes.get(i), note(sizes.get(i)));
            if (i > 0) {
                put(folder, "consistency-" + sizes.get(i - 1) + "-" + sizes.get(i) + ".txt", new Extension(sizes.get(i - 1),
                        prover(sizes.get(i)).consistency(sizes.get(i - 1)), note(sizes.get(i))).text());
            }
        }
        for (int index : proven) {
            put(folder, "entry-" + index + ".json", entries.get(index));
            put(folder, "entry-" + index + ".tlog-proof",
                    new TlogProof(index, prover(size).inclusion(index), note(size)).text());
        }
        bundles(folder);
        for (int level = 0; TilePath.count(level, size) > 0 && level < 8; level++) {
            for (int tile = 0; tile < TilePath.count(level, size); tile++) {
                TilePath path = TilePath.in(size, level, tile);
                ByteArrayOutputStream hashes = new ByteArrayOutputStream();
                for (int i = 0; i < path.width(); i++) {
                    hashes.writeBytes(node(level * TilePath.HEIGHT, (long) tile * TilePath.WIDTH + i));
                }
                put(folder, path.path(), hashes.toByteArray());
            }
        }
    }

    void bundles(Path folder) throws IOException {
        for (int bundle = 0; bundle < TilePath.count(TilePath.ENTRIES, entries.size()); bundle++) {
            TilePath path = TilePath.in(entries.size(), TilePath.ENTRIES, bundle);
            int from = bundle * TilePath.WIDTH;
            put(folder, path.path(), Bundle.write(entries.subList(from, from + path.width())));
        }
    }

    private byte[] node(int level, long index) {
        return level == 0 ? Merkle.leaf(entries.get((int) index))
                : Merkle.node(node(level - 1, index * 2), node(level - 1, index * 2 + 1));
    }

    static void put(Path folder, String name, String text) throws IOException {
        put(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void put(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
