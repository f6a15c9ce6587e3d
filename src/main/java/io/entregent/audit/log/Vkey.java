package io.entregent.audit.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of a signer of notes: {@code name+id+base64(type, key)}. Type 1 is plain Ed25519,
 * type 4 an Ed25519 witness that signs the time along (C2SP tlog-cosignature).
 */
public record Vkey(String name, byte type, byte[] key) {

    public static final byte ED25519 = 1;
    public static final byte WITNESS = 4;
    private static final byte[] DER = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    public Vkey {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new NotProven("'" + name + "' is no name of a key: it must not hold a plus or a space");
        }
        if (type != ED25519 && type != WITNESS || key.length != KEY_BYTES) {
            throw new NotProven("Only Ed25519 keys are known here");
        }
    }

    public static Vkey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new NotProven("This is no verifier key: name+id+key");
        }
        byte[] typed = Texts.base64(parts[2]);
        if (typed.length == 0) {
            throw new NotProven("This verifier key holds no key");
        }
        Vkey vkey = new Vkey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(vkey.id()).equals(parts[1])) {
            throw new NotProven("The id of this verifier key belongs to another key");
        }
        return vkey;
    }

    public static Vkey of(String name, PublicKey key) {
        byte[] der = key.getEncoded();
        return new Vkey(name, ED25519, Arrays.copyOfRange(der, der.length - KEY_BYTES, der.length));
    }

    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64.getEncoder().encodeToString(typed());
    }

    /** For openssl. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der())
                + "\n-----END PUBLIC KEY-----\n";
    }

    byte[] id() {
        MessageDigest digest = Merkle.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return Arrays.copyOf(digest.digest(typed()), ID_BYTES);
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der())));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private byte[] typed() {
        byte[] typed = new byte[KEY_BYTES + 1];
        typed[0] = type;
        System.arraycopy(key, 0, typed, 1, KEY_BYTES);
        return typed;
    }

    private byte[] der() {
        byte[] der = Arrays.copyOf(DER, DER.length + KEY_BYTES);
        System.arraycopy(key, 0, der, DER.length, KEY_BYTES);
        return der;
    }
}
