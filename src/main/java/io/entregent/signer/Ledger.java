package io.entregent.signer;

import io.entregent.audit.log.Merkle;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/** The last checkpoint of each log, on the signer's own disk; there before anybody gets to see it. */
final class Ledger {

    private final Path folder;

    Ledger(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    Optional<String> last(String origin) throws IOException {
        Path file = file(origin);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    void keep(String origin, String signed) throws IOException {
        Path file = file(origin);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, signed);
        settle(fresh, file);
    }

    /** Onto the disk and under its name, in that order, so that a crash leaves the old or the new. */
    static void settle(Path fresh, Path file) throws IOException {
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel names = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private Path file(String origin) {
        byte[] name = Merkle.sha256().digest(origin.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(HexFormat.of().formatHex(name) + ".checkpoint");
    }
}
