package io.entregent.audit.log;

import java.util.Arrays;
import java.util.List;

/** One entry's proof in one file (C2SP tlog-proof): its number, the hashes to the root, the signed root. */
public record TlogProof(long index, List<byte[]> hashes, String checkpoint) {

    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index (0|[1-9][0-9]{0,17})";

    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    public String text() {
        return HEAD + "\nindex " + index + "\n" + Texts.hashes(hashes) + "\n" + checkpoint;
    }

    public static TlogProof parse(String text) {
        int gap = text.indexOf("\n\n");
        List<String> lines = gap < 0 ? List.of() : Arrays.asList(text.substring(0, gap).split("\n", -1));
        if (lines.size() < 2 || !lines.get(0).equals(HEAD) || !lines.get(1).matches(INDEX)) {
            throw new NotProven("This is no tlog-proof");
        }
        return new TlogProof(Long.parseLong(lines.get(1).substring("index ".length())),
                Texts.hashes(lines.subList(2, lines.size())), text.substring(gap + 2));
    }

    /** @throws NotProven unless the entry has this proof's number in a log that this key signed */
    public Checkpoint check(byte[] entry, Vkey vkey) {
        Checkpoint signed = Note.parse(checkpoint).require(vkey).checkpoint();
        if (!signed.origin().equals(vkey.name())) {
            throw new NotProven("The checkpoint is of " + signed.origin() + " and not of " + vkey.name());
        }
        Proofs.checkInclusion(index, signed.size(), Merkle.leaf(entry), hashes, signed.root());
        return signed;
    }
}
