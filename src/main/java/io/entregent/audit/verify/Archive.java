package io.entregent.audit.verify;

import io.entregent.audit.log.NotProven;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a pack, zipped or unpacked. */
final class Archive implements AutoCloseable {

    private static final int LARGEST = 64 << 20;

    private final Path folder;
    private final ZipFile zip;

    Archive(Path place) throws IOException {
        folder = Files.isDirectory(place) ? place : null;
        zip = folder == null ? new ZipFile(place.toFile()) : null;
    }

    Optional<byte[]> find(String name) {
        try {
            if (zip == null) {
                Path file = folder.resolve(name);
                return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            }
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (var in = zip.getInputStream(entry)) {
                return Optional.of(in.readNBytes(LARGEST));
            }
        } catch (IOException broken) {
            throw new NotProven(name + " cannot be read: " + broken.getMessage());
        }
    }

    byte[] bytes(String name) {
        return find(name).orElseThrow(() -> new NotProven("The file " + name + " is missing"));
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** The names of the files at the top that begin so. */
    List<String> startingWith(String prefix) {
        if (zip != null) {
            return zip.stream().map(ZipEntry::getName).filter(name -> name.startsWith(prefix)).sorted().toList();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(prefix)).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
