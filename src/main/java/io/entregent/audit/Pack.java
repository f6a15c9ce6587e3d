package io.entregent.audit;

import io.entregent.audit.log.Note;
import io.entregent.audit.log.TilePath;
import io.entregent.audit.log.Vkey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The whole signed log in one zip that is verified without the portal: the tree of C2SP tlog-tiles,
 * older checkpoints with proofs of extension, proofs of the entries that were looked for, the key,
 * a list to read and a guide. Written tile by tile, so that size costs no memory.
 */
@ApplicationScoped
public class Pack {

    /** So many checkpoints of the past go in, spread evenly. */
    private static final int CHECKPOINTS = 40;
    static final int MOST_PROOFS = 1000;
    private static final LocalDateTime SAME_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int LEVELS = 8;

    /** Numbers of the entries that are in: whole bundles, the first inclusive. */
    private record Range(long from, long to) {
    }

    /** Told after each tile. */
    public interface Progress {
        void done(long entries, long of);
    }

    @Inject
    private Trail trail;

    /** @param chosen numbers of the entries that get a proof of their own; at most 1,000 are taken */
    public void write(OutputStream out, List<Long> chosen, Progress progress) throws IOException {
        Trail.Head head = trail.exported(Math.min(chosen.size(), MOST_PROOFS));
        String note = trail.checkpoint();
        Trail.Signed signed = new Trail.Signed(Note.parse(note).checkpoint().size(), note);
        List<Long> proven = chosen.stream().filter(seq -> seq < signed.size()).distinct().sorted().limit(MOST_PROOFS).toList();
        write(out, head.vkey(), signed, new Range(trail.archivedTo(), signed.size()), proven, progress);
    }

    /**
     * The entries of a whole range alone, with all hashes of the log at a checkpoint, as they leave the database. The same range
     * gives the same bytes.
     */
    public void archive(OutputStream out, long size, long from, long to, Progress progress) throws IOException {
        write(out, trail.head().vkey(), trail.checkpoint(size), new Range(from, to), List.of(), progress);
    }

    private void write(OutputStream out, String vkey, Trail.Signed signed, Range range, List<Long> proven, Progress progress)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, "checkpoint", signed.note());
            put(zip, "vkey", vkey + "\n");
            put(zip, "pub.pem", Vkey.parse(vkey).pem());
            for (String guide : List.of("GUIDE.md", "GUIDE.fr.md", "verify-entry.sh")) {
                put(zip, guide, resource(guide));
            }
            if (range.from > 0 || range.to < signed.size()) {
                put(zip, "range", "from " + range.from + "\nto " + range.to + "\n");
            }
            past(zip, signed);
            for (long seq : proven) {
                put(zip, "entry-" + seq + ".json", trail.entry(seq));
                put(zip, "entry-" + seq + ".tlog-proof", trail.proof(seq, signed));
            }
            PackIndex index = new PackIndex(signed, vkey, range.to, proven);
            tiles(zip, signed.size(), range, index, progress);
            put(zip, "index.html", index.html("en"));
            put(zip, "index.fr.html", index.html("fr"));
        }
    }

    private void past(ZipOutputStream zip, Trail.Signed now) throws IOException {
        List<Trail.Signed> all = trail.checkpoints().stream().filter(one -> one.size() <= now.size()).toList();
        List<Trail.Signed> some = new ArrayList<>();
        for (int i = 0; i < Math.min(CHECKPOINTS, all.size()); i++) {
            some.add(all.get((int) ((long) i * all.size() / Math.min(CHECKPOINTS, all.size()))));
        }
        if (some.isEmpty() || some.get(some.size() - 1).size() != now.size()) {
            some.add(now);
        }
        for (int i = 0; i < some.size(); i++) {
            put(zip, "checkpoint." + some.get(i).size(), some.get(i).note());
            if (i > 0) {
                long older = some.get(i - 1).size();
                put(zip, "consistency-" + older + "-" + some.get(i).size() + ".txt", trail.extension(older, some.get(i).size()));
            }
        }
    }

    private void tiles(ZipOutputStream zip, long size, Range range, PackIndex index, Progress progress) throws IOException {
        for (long bundle = range.from / TilePath.WIDTH; bundle < TilePath.count(TilePath.ENTRIES, range.to); bundle++) {
            TilePath path = TilePath.in(size, TilePath.ENTRIES, bundle);
            byte[] entries = trail.bundle(path);
            index.add(bundle, entries, path.width());
            put(zip, path.path(), entries);
            progress.done(bundle * TilePath.WIDTH + path.width(), size);
        }
        for (int level = 0; level < LEVELS; level++) {
            for (long tile = 0; tile < TilePath.count(level, size); tile++) {
                TilePath path = TilePath.in(size, level, tile);
                put(zip, path.path(), trail.tile(path));
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Pack.class.getResourceAsStream("pack/" + name)) {
            return file.readAllBytes();
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        put(zip, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(SAME_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
