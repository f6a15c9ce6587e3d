package io.entregent.signer;

import io.entregent.audit.log.Note;
import io.entregent.audit.log.Vkey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key, made on the first start, in a file that only its owner may read. */
final class SigningKey {

    private static final String PRIVATE = "rw-------";
    private static final String HOME = "rwx------";

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    static SigningKey in(Path home) throws IOException {
        Files.createDirectories(home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(HOME)));
        Path file = home.resolve("signing.key");
        try {
            if (!Files.exists(file)) {
                draw(file);
            }
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            if (!mode.equals(PRIVATE) && !mode.equals("r--------")) {
                throw new IllegalStateException("The signing key may be read by others than its owner (" + mode
                        + "): it must be " + PRIVATE + ", and a key that others read is to be replaced.");
            }
            String[] lines = Files.readString(file).split("\n");
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new SigningKey(keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0]))),
                    keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1]))));
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw broken instanceof IllegalStateException told ? told
                    : new IllegalStateException("The signing key in " + file + " cannot be read.");
        }
    }

    Note sign(String origin, String text) {
        return Note.sign(text, vkey(origin), secret);
    }

    /** One key signs for all logs; its id differs by the log's name. */
    Vkey vkey(String origin) {
        return Vkey.of(origin, open);
    }

    String fingerprint() {
        return Base64.getEncoder().encodeToString(vkey("any").key());
    }

    private static void draw(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path fresh = file.resolveSibling("signing.key.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(fresh, base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                + base64.encodeToString(pair.getPublic().getEncoded()) + "\n");
        Ledger.settle(fresh, file);
    }
}
