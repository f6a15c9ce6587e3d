package io.entregent.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A signed note (C2SP signed-note): a text, an empty line, and one line for each signature. */
public record Note(String text, List<Line> signatures) {

    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = 4;
    private static final int ED25519_BYTES = 64;
    private static final int MOST_SIGNATURES = 100;

    /** Who signed, and the id of the key and the signature as they were written. */
    public record Line(String name, byte[] payload) {
        String text() {
            return DASH + name + " " + Base64.getEncoder().encodeToString(payload) + "\n";
        }
    }

    public Note {
        signatures = List.copyOf(signatures);
    }

    public static Note parse(String signed) {
        int gap = signed.lastIndexOf("\n\n");
        if (gap < 0 || !signed.endsWith("\n")) {
            throw new NotProven("This is no signed note: a text, an empty line, signatures");
        }
        if (signed.chars().anyMatch(c -> c < ' ' && c != '\n' || c == 0xFFFD)) {
            throw new NotProven("A signed note is UTF-8 without control characters");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : signed.substring(gap + 2, signed.length() - 1).split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith(DASH) || space <= DASH.length() - 1) {
                throw new NotProven("A line below the note is no signature");
            }
            byte[] payload = Texts.base64(line.substring(space + 1));
            if (payload.length <= ID_BYTES) {
                throw new NotProven("A signature below the note is too short");
            }
            lines.add(new Line(line.substring(DASH.length(), space), payload));
        }
        if (lines.size() > MOST_SIGNATURES) {
            throw new NotProven("The note has too many signatures");
        }
        return new Note(signed.substring(0, gap + 1), lines);
    }

    /** @param text must end with a line feed */
    public static Note sign(String text, Vkey vkey, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new Note(text, List.of(new Line(vkey.name(), join(vkey.id(), signature.sign()))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String signed() {
        StringBuilder all = new StringBuilder(text).append('\n');
        signatures.forEach(line -> all.append(line.text()));
        return all.toString();
    }

    /** The note and more signatures, for instance of witnesses. */
    public Note with(Line line) {
        List<Line> more = new ArrayList<>(signatures);
        more.add(line);
        return new Note(text, more);
    }

    /** @throws NotProven unless this key signed this text; signatures of other keys are not looked at */
    public Note require(Vkey vkey) {
        for (Line line : signatures) {
            if (line.name.equals(vkey.name()) && Arrays.equals(vkey.id(), Arrays.copyOf(line.payload, ID_BYTES))) {
                if (holds(vkey, Arrays.copyOfRange(line.payload, ID_BYTES, line.payload.length))) {
                    return this;
                }
                throw new NotProven("The signature of " + vkey.name() + " does not belong to this text");
            }
        }
        throw new NotProven("The key " + vkey.text().split("\\+")[1] + " of " + vkey.name() + " did not sign this note");
    }

    public Checkpoint checkpoint() {
        return Checkpoint.parse(text);
    }

    private boolean holds(Vkey vkey, byte[] payload) {
        if (vkey.type() == Vkey.ED25519) {
            return payload.length == ED25519_BYTES && vkey.signed(text.getBytes(StandardCharsets.UTF_8), payload);
        }
        if (payload.length != Long.BYTES + ED25519_BYTES) {
            return false;
        }
        long time = ByteBuffer.wrap(payload).getLong();
        String witnessed = "cosignature/v1\ntime " + time + "\n" + text;
        return vkey.signed(witnessed.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(payload, Long.BYTES, payload.length));
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
