package io.entregent.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory of a process and all its descendants, in MB; memory that they share counts once. */
final class Memory {

    private Memory() {
    }

    static long residentMegabytes(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(each -> kilobytes(each.pid())).sum() / 1024)
                .orElse(0L);
    }

    private static long kilobytes(long pid) {
        Path smaps = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try (Stream<String> lines = Files.lines(smaps)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", ""))).sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return kilobytesByPs(pid);
        }
    }

    private static long kilobytesByPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes()).trim();
            return answer.isEmpty() ? 0 : Long.parseLong(answer);
        } catch (IOException e) {
            return 0;
        }
    }
}
