package io.entregent.audit.verify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Programs that nobody here wrote. */
public final class OthersTools {

    private OthersTools() {
    }

    /** What the Go checksum database's code says of a pack, a zip or a folder. Skips the test where it is not installed. */
    public static String goSays(Path pack) throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb")),
                "Debian's golang-golang-x-mod-dev is not installed");
        assumeTrue(there("go", "version"), "there is no go on this machine");
        Path folder = Files.isDirectory(pack) ? pack : unpacked(pack);
        Path glue = Files.createDirectories(folder.resolve("glue"));
        Files.copy(Path.of("../shared/data/merkle/verify-log.go.txt"), glue.resolve("main.go"));
        return run(folder, "env", "GO111MODULE=off", "GOPATH=/usr/share/gocode", "GOFLAGS=-buildvcs=false",
                "GOCACHE=" + glue.resolve("cache"), "go", "run", glue.resolve("main.go").toString(), folder.toString());
    }

    private static Path unpacked(Path zip) throws IOException {
        Path folder = Files.createTempDirectory("unpacked");
        try (InputStream file = Files.newInputStream(zip); ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(entry.getName());
                }
                Files.createDirectories(target.getParent());
                Files.write(target, entries.readAllBytes());
            }
        }
        return folder;
    }

    static boolean there(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
