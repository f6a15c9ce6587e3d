package io.entregent.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. As root it gets a user namespace, in which it is nobody but still owns our
 * files; where the system forbids that (many containers do), it becomes the user nobody and its files change owner.
 */
final class Identity {

    private static final String NOBODY = "65534";
    private static final String SIGNER = "65533";
    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> NOBODY_ELSE = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY,
            "--clear-groups");
    private static List<String> chosen;

    private Identity() {
    }

    /** What to put before a command of PostgreSQL that works below the given folder. */
    static synchronized List<String> prefix(Path folder) {
        if (chosen == null) {
            chosen = choose(folder);
        }
        return chosen;
    }

    static void handOver(Path path) throws IOException {
        if (!prefix(path).equals(NOBODY_ELSE)) {
            return;
        }
        Object owner = Files.getFileStore(path).supportsFileAttributeView("unix") ? Integer.valueOf(NOBODY) : null;
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(each, "unix:uid", owner);
            }
        }
    }

    /** A user that owns nothing else, for the signer; none unless we are root and that user can read the file. */
    static List<String> ofSigner(Path file) {
        List<String> prefix = List.of("setpriv", "--reuid=" + SIGNER, "--regid=" + SIGNER, "--clear-groups");
        boolean root = System.getProperty("user.name").equals("root");
        return root && succeeds(prefix, "test", "-r", file.toAbsolutePath().toString()) ? prefix : List.of();
    }

    static void handToSigner(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(each, "unix:uid", Integer.valueOf(SIGNER));
                Files.setAttribute(each, "unix:gid", Integer.valueOf(SIGNER));
            }
        }
    }

    private static List<String> choose(Path folder) {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        if (succeeds(NAMESPACE, "true")) {
            return NAMESPACE;
        }
        if (succeeds(NOBODY_ELSE, "test", "-x", folder.toAbsolutePath().toString())) {
            return NOBODY_ELSE;
        }
        throw new StageFailure("PostgreSQL does not run as root, and the user nobody cannot enter " + folder
                + ": start the demo as an ordinary user, or from a folder that every user can enter.");
    }

    private static boolean succeeds(List<String> prefix, String... command) {
        try {
            return new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of(command)).toList())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
