package io.entregent.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server process and its pid file. The file holds the pid and the moment the process began, so that a number
 * that the system gave to somebody else meanwhile is never taken for ours.
 */
final class Child {

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final long CLOCK_SLACK_MILLIS = 2000;

    private final String name;
    private final Path pidFile;
    private final ProcessHandle process;

    private Child(String name, Path pidFile, ProcessHandle process) {
        this.name = name;
        this.pidFile = pidFile;
        this.process = process;
    }

    static Child start(String name, Path runFolder, Path log, Path workFolder, Map<String, String> environment,
            List<String> command) throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = builder(workFolder, environment, command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        return adopt(name, runFolder, builder.start().toHandle());
    }

    /** Takes charge of a process that somebody else started. */
    static Child adopt(String name, Path runFolder, ProcessHandle process) throws IOException {
        Files.createDirectories(runFolder);
        Path pidFile = runFolder.resolve(name + ".pid");
        Files.writeString(pidFile, process.pid() + " " + began(process));
        return new Child(name, pidFile, process);
    }

    /** The process that a former run left behind under this name, if it still runs. */
    static Optional<Child> leftover(String name, Path runFolder) throws IOException {
        Path pidFile = runFolder.resolve(name + ".pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String[] words = Files.readString(pidFile).trim().split(" ");
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(handle -> handle.isAlive() && Math.abs(began(handle) - Long.parseLong(words[1])) < CLOCK_SLACK_MILLIS)
                .map(handle -> new Child(name, pidFile, handle));
    }

    /** Runs a command to its end; a failure shows where its output is. */
    static void run(Path log, Path workFolder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        Process process = builder(workFolder, environment, command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        try {
            if (process.waitFor() != 0) {
                throw new StageFailure("The command " + Path.of(command.get(0)).getFileName() + " failed; what it said is in "
                        + log + ".");
            }
        } finally {
            process.destroy();
        }
    }

    private static ProcessBuilder builder(Path workFolder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workFolder.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("ENTREGENT_") || key.startsWith("KC_")
                || key.equals("JBOSS_HOME") || key.equals("JAVA_OPTS"));
        builder.environment().putAll(environment);
        return builder;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() {
        process.destroy();
        if (!ended()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            ended();
        }
        forget();
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new StageFailure("The file " + pidFile + " cannot be deleted.", e);
        }
    }

    private boolean ended() {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (Exception e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    @Override
    public String toString() {
        return name + " (pid " + process.pid() + ")";
    }
}
