package io.entregent.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * A file outside the database that opens only through the object that wrote it: its key is never
 * stored, so that nothing readable outlives the process. Close it to delete it.
 */
public final class Spool implements AutoCloseable {

    private static final byte[] BOUND = {};
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT = 1 << 16;

    private final Path file;
    private final AesGcmHkdfStreaming cipher;

    public Spool() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            cipher = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        file = Files.createTempFile("entregent-", ".spool");
        file.toFile().deleteOnExit();
    }

    /** Write once, and close it before reading. */
    public OutputStream write() throws IOException {
        try {
            return cipher.newEncryptingStream(Files.newOutputStream(file), BOUND);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IOException while reading, if the file was touched */
    public InputStream read() throws IOException {
        try {
            return cipher.newDecryptingStream(Files.newInputStream(file), BOUND);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
