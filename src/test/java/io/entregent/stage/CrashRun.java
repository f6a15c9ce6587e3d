package io.entregent.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * {@code ./mvnw -Ptrail-crash [-Dcrash.rounds=20] [-Dcrash.seed=1]}: a set of its own under load, in which the portal
 * (with the sequencer in it), the signer and PostgreSQL are killed with SIGKILL in turn. Afterwards every acknowledged
 * change has its entry, no number was given twice, and every checkpoint extends the one before.
 */
public final class CrashRun {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> VICTIMS = List.of("signer", "postgres", "wildfly", "signer", "postgres");

    private final Stage stage;
    private final Random random;
    private final CrashLoad load;
    private final CrashChecks checks;
    private final List<String> faults = new ArrayList<>();
    private final long seed;

    private CrashRun(Stage stage, long seed) {
        this.stage = stage;
        this.seed = seed;
        random = new Random(seed);
        load = new CrashLoad(stage.addresses(), seed);
        checks = new CrashChecks(stage.addresses(), CrashRun::say, faults);
    }

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        // Kept commits are what is tried here: this PostgreSQL waits for the disk.
        Plan plan = Plan.tests(project, "target/crash", true);
        Leftovers.stop(plan, System.out::println);
        Trees.delete(plan.data());
        long seed = Long.getLong("crash.seed", 1);
        CrashRun run;
        try (Stage stage = Stage.raise(plan, line -> say(line))) {
            run = new CrashRun(stage, seed);
            run.rounds(Integer.getInteger("crash.rounds", 20));
        }
        run.faults.forEach(fault -> say("FAULT " + fault));
        System.exit(run.faults.isEmpty() ? 0 : 1);
    }

    private static void say(String line) {
        System.out.printf(Locale.ROOT, "  [%6.1f s] %s%n", Stage.secondsSinceCommand(), line);
    }

    private void rounds(int rounds) throws Exception {
        load.begin();
        for (int round = 1; round <= rounds; round++) {
            String victim = VICTIMS.get((round - 1) % VICTIMS.size());
            Thread.sleep(2000 + random.nextInt(4000));
            kill(victim);
            if (!victim.equals("signer")) {
                revive(victim);
            }
            awaitProgress();
            checks.numbers();
            say("round " + round + ": " + victim + " killed; " + load.told() + ", " + load.failed() + " refused or lost");
        }
        load.end();
        checks.settle(PATIENCE);
        checks.numbers();
        checks.acknowledged(load);
        checks.logs();
        say("seed " + seed + ", " + rounds + " rounds: " + load.told() + "; " + (faults.isEmpty()
                ? "each has its entry, no number twice, every checkpoint extends the former" : faults.size() + " FAULTS"));
    }

    private void kill(String victim) throws Exception {
        long pid = stage.pid(victim);
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            Thread.sleep(50);
        }
    }

    /** PostgreSQL's children may need a moment to see that they are orphans. */
    private void revive(String victim) throws Exception {
        for (int attempt = 1;; attempt++) {
            try {
                stage.revive(victim);
                return;
            } catch (StageFailure again) {
                if (attempt == 10) {
                    throw again;
                }
                Thread.sleep(1000);
            }
        }
    }

    private void awaitProgress() throws Exception {
        long before = load.received().size();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (load.received().size() < before + 3) {
            if (System.nanoTime() > end) {
                faults.add("nothing was taken in for " + PATIENCE.toMinutes() + " minutes after a kill");
                return;
            }
            Thread.sleep(200);
        }
    }
}
