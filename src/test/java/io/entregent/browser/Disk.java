package io.entregent.browser;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for bytes in everything that a running set keeps: the data directory of PostgreSQL with its WAL, the servers'
 * folders with their sessions, logs, spools, and the folder of temporary files.
 */
final class Disk {

    private static final int WINDOW = 1 << 20;

    private Disk() {
    }

    /** @param wanted what to look for, by a name for the report @return the names of the files in which each was found */
    static Map<String, Set<String>> find(Map<String, byte[]> wanted) {
        Map<String, Set<String>> found = new TreeMap<>();
        List<Path> places = List.of(Path.of(System.getProperty("entregent.data")), Path.of(System.getProperty("java.io.tmpdir")));
        int longest = wanted.values().stream().mapToInt(bytes -> bytes.length).max().orElseThrow();
        for (Path place : places) {
            for (Path file : files(place, place.equals(places.get(0)))) {
                scan(file, wanted, longest, found);
            }
        }
        return found;
    }

    private static List<Path> files(Path place, boolean all) {
        try (Stream<Path> walk = all ? Files.walk(place) : Files.list(place)) {
            // Of the temporary files only those that the portal itself makes: others of this machine are nobody's business here.
            return new ArrayList<>(walk.filter(Files::isRegularFile)
                    .filter(file -> all || file.getFileName().toString().matches("(entregent|undertow|multipart).*")).toList());
        } catch (UncheckedIOException | IOException changing) {
            throw new IllegalStateException("Files went while they were listed", changing);
        }
    }

    private static void scan(Path file, Map<String, byte[]> wanted, int longest, Map<String, Set<String>> found) {
        byte[] window = new byte[WINDOW + longest];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), WINDOW)) {
            int kept = 0;
            for (int read = in.readNBytes(window, 0, WINDOW); read > 0; read = in.readNBytes(window, kept, WINDOW)) {
                int end = kept + read;
                wanted.forEach((name, bytes) -> {
                    if (contains(window, end, bytes)) {
                        found.computeIfAbsent(name, key -> new TreeSet<>()).add(file.toString());
                    }
                });
                kept = Math.min(longest, end);
                System.arraycopy(window, end - kept, window, 0, kept);
            }
        } catch (NoSuchFileException gone) {
            // A server deleted it meanwhile: then it is not there.
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean contains(byte[] text, int end, byte[] bytes) {
        byte first = bytes[0];
        search:
        for (int i = 0; i <= end - bytes.length; i++) {
            if (text[i] != first) {
                continue;
            }
            for (int k = 1; k < bytes.length; k++) {
                if (text[i + k] != bytes[k]) {
                    continue search;
                }
            }
            return true;
        }
        return false;
    }

    /** In the forms in which Java and PostgreSQL would write it. */
    static void words(Map<String, byte[]> wanted, String name, String words) {
        wanted.put(name, words.getBytes(StandardCharsets.UTF_8));
        wanted.put(name + " in UTF-16", words.getBytes(StandardCharsets.UTF_16LE));
    }
}
