package io.entregent.audit.log;

import java.util.Arrays;
import java.util.List;

/**
 * A checkpoint and the proof that it extends an older one, in one text; what a witness is sent
 * (C2SP tlog-witness add-checkpoint): {@code old <size>}, hashes, an empty line, the checkpoint.
 */
public record Extension(long older, List<byte[]> hashes, String checkpoint) {

    private static final String OLD = "old (0|[1-9][0-9]{0,17})";
    private static final int MOST_HASHES = 63;

    public Extension {
        hashes = List.copyOf(hashes);
    }

    public String text() {
        return "old " + older + "\n" + Texts.hashes(hashes) + "\n" + checkpoint;
    }

    public static Extension parse(String text) {
        int gap = text.indexOf("\n\n");
        List<String> lines = gap < 0 ? List.of() : Arrays.asList(text.substring(0, gap).split("\n", -1));
        if (lines.isEmpty() || !lines.get(0).matches(OLD) || lines.size() > MOST_HASHES + 1) {
            throw new NotProven("This is no proof of extension");
        }
        return new Extension(Long.parseLong(lines.get(0).substring("old ".length())),
                Texts.hashes(lines.subList(1, lines.size())), text.substring(gap + 2));
    }

    /** @throws NotProven unless the newer log begins with the older one */
    public void check(Checkpoint before, Checkpoint after) {
        if (before.size() != older) {
            throw new NotProven("The proof starts at " + older + " and not at " + before.size());
        }
        if (!before.origin().equals(after.origin())) {
            throw new NotProven("The checkpoints are of two logs");
        }
        if (older == 0) {
            if (!hashes.isEmpty()) {
                throw new NotProven("A log without entries needs no proof");
            }
            return;
        }
        Proofs.checkConsistency(older, after.size(), before.root(), after.root(), hashes);
    }
}
