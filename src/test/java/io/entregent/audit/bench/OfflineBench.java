package io.entregent.audit.bench;

import io.entregent.audit.log.Bundle;
import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.CompactRange;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.Proofs;
import io.entregent.audit.log.Prover;
import io.entregent.audit.log.TilePath;
import io.entregent.audit.log.Tiles;
import io.entregent.audit.log.Vkey;
import io.entregent.audit.verify.Report;
import io.entregent.audit.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** {@code ./mvnw -Ptrail-bench}: a million entries verified offline, and proofs among ten million. */
public final class OfflineBench {

    private static final String NAME = "audit.bench.example/t/bench";
    private static final int ENTRIES = 1_000_000;
    private static final int LARGE = 10_000_000;
    private static final int PROOFS = 1000;

    private OfflineBench() {
    }

    public static void main(String[] arguments) throws Exception {
        verifyMillion();
        proveAmongTenMillion();
    }

    private static void verifyMillion() throws Exception {
        Path pack = Files.createTempFile("trail-bench", ".zip");
        try {
            KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            write(pack, keys);
            long begin = System.nanoTime();
            Report report = Verify.report(pack, null, List.of());
            long millis = (System.nanoTime() - begin) / 1_000_000;
            Runtime runtime = Runtime.getRuntime();
            System.out.printf("verified %,d entries offline: good=%s, %,d ms, %d MB heap in use, %d MB most allowed, pack %d MB%n",
                    ENTRIES, report.isGood(), millis, (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20, Files.size(pack) >> 20);
        } finally {
            Files.delete(pack);
        }
    }

    private static void write(Path pack, KeyPair keys) throws IOException {
        CompactRange range = new CompactRange();
        try (OutputStream file = Files.newOutputStream(pack); ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(1);
            List<ByteArrayOutputStream> levels = new ArrayList<>();
            for (long bundle = 0; bundle < TilePath.count(TilePath.ENTRIES, ENTRIES); bundle++) {
                TilePath path = TilePath.in(ENTRIES, TilePath.ENTRIES, bundle);
                List<byte[]> entries = new ArrayList<>();
                for (int i = 0; i < path.width(); i++) {
                    long number = bundle * TilePath.WIDTH + i;
                    byte[] entry = entry(number);
                    entries.add(entry);
                    byte[] leaf = Merkle.leaf(entry);
                    range.append(leaf);
                    add(levels, 0, leaf, number, zip);
                }
                put(zip, path.path(), Bundle.write(entries));
            }
            for (int level = 0; level < levels.size(); level++) {
                if (levels.get(level).size() > 0) {
                    put(zip, TilePath.in(ENTRIES, level, TilePath.count(level, ENTRIES) - 1).path(), levels.get(level).toByteArray());
                }
            }
            Vkey vkey = Vkey.of(NAME, keys.getPublic());
            put(zip, "vkey", vkey.text().getBytes(StandardCharsets.UTF_8));
            put(zip, "checkpoint", Note.sign(new Checkpoint(NAME, ENTRIES, range.root()).text(), vkey, keys.getPrivate())
                    .signed().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(List<ByteArrayOutputStream> levels, int level, byte[] hash, long index, ZipOutputStream zip)
            throws IOException {
        if (levels.size() == level) {
            levels.add(new ByteArrayOutputStream());
        }
        ByteArrayOutputStream tile = levels.get(level);
        tile.writeBytes(hash);
        if (tile.size() == TilePath.WIDTH * Merkle.HASH_BYTES) {
            byte[] full = tile.toByteArray();
            tile.reset();
            put(zip, new TilePath(level, index / TilePath.WIDTH, TilePath.WIDTH).path(), full);
            add(levels, level + 1, Merkle.root(full, 0, full.length), index / TilePath.WIDTH, zip);
        }
    }

    /** As long as a real entry. */
    private static byte[] entry(long number) {
        return ("{\"actor\":{\"id\":\"portal\",\"kind\":\"system\"},\"at\":\"2026-11-22T10:00:00.000Z\",\"id\":\"0198f3c2-0000-7000-8000-"
                + "%012d".formatted(number) + "\",\"object\":{\"id\":\"0198f3c2-0000-7000-8000-000000000000\",\"type\":\"message\"},"
                + "\"outcome\":\"done\",\"tenant\":\"3ed8d37b-5e50-3d38-abdb-8f18820a1400\",\"type\":\"message.received\",\"v\":1}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void proveAmongTenMillion() {
        // Leaves are a function of their number, tiles are made when asked for once, as the portal's database keeps them.
        Map<TilePath, byte[]> stored = new HashMap<>();
        for (int level = 0; TilePath.count(level, LARGE) > 0 && level < 8; level++) {
            for (long index = 0; index < TilePath.count(level, LARGE); index++) {
                TilePath path = TilePath.in(LARGE, level, index);
                byte[] tile = new byte[path.width() * Merkle.HASH_BYTES];
                for (int i = 0; i < path.width(); i++) {
                    long below = index * TilePath.WIDTH + i;
                    byte[] hash = level == 0 ? leaf(below) : root(stored.get(new TilePath(level - 1, below, TilePath.WIDTH)));
                    System.arraycopy(hash, 0, tile, i * Merkle.HASH_BYTES, Merkle.HASH_BYTES);
                }
                stored.put(path, tile);
            }
        }
        byte[] root = new Prover(new Tiles(stored::get, LARGE), LARGE).root();
        Random random = new Random(1);
        long[] nanos = new long[PROOFS];
        for (int i = 0; i < PROOFS; i++) {
            long index = (long) (random.nextDouble() * LARGE);
            long begin = System.nanoTime();
            List<byte[]> proof = new Prover(new Tiles(stored::get, LARGE), LARGE).inclusion(index);
            nanos[i] = System.nanoTime() - begin;
            Proofs.checkInclusion(index, LARGE, leaf(index), proof, root);
        }
        Arrays.sort(nanos);
        System.out.printf("proof of one entry among %,d: median %.2f ms, p99 %.2f ms%n", LARGE,
                nanos[PROOFS / 2] / 1e6, nanos[PROOFS * 99 / 100] / 1e6);
    }

    private static byte[] leaf(long number) {
        return Merkle.leaf(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] root(byte[] tile) {
        return Merkle.root(tile, 0, tile.length);
    }
}
