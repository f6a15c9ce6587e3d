package io.entregent.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords and keys of one set of servers: drawn on the first start, then kept in files that only their owner reads. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Properties kept = new Properties();

    Secrets(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        Path file = file();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
    }

    synchronized String password(String name) throws IOException {
        String known = kept.getProperty(name);
        if (known != null) {
            return known;
        }
        String drawn = Base64.getUrlEncoder().withoutPadding().encodeToString(random(24));
        kept.setProperty(name, drawn);
        createPrivate(file());
        try (var out = Files.newBufferedWriter(file())) {
            kept.store(out, null);
        }
        return drawn;
    }

    /** A file with one line: 32 random bytes in base64. */
    synchronized Path keyFile(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            createPrivate(file);
            Files.writeString(file, Base64.getEncoder().encodeToString(random(32)) + "\n");
        }
        return file;
    }

    private Path file() {
        return folder.resolve("secrets.properties");
    }

    private static void createPrivate(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
