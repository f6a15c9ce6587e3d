package io.entregent.stage;

import java.time.Duration;

/** Starts a server again whenever it ended by itself: at once the first time, later each time that it falls again soon. */
final class Upkeep {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LASTING = Duration.ofMinutes(2);

    private final Stage stage;
    private final String name;
    private final Progress progress;

    Upkeep(Stage stage, String name, Progress progress) {
        this.stage = stage;
        this.name = name;
        this.progress = progress;
    }

    void run() throws Exception {
        Duration pause = Duration.ofSeconds(1);
        long since = System.nanoTime();
        while (!stage.isClosing()) {
            Thread.sleep(LOOK.toMillis());
            if (stage.isAlive(name) || stage.isClosing()) {
                continue;
            }
            if (System.nanoTime() - since > LASTING.toNanos()) {
                pause = Duration.ofSeconds(1);
            }
            progress.say("The " + name + " ended by itself; it is started again in " + pause.toSeconds() + " s");
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            since = System.nanoTime();
            stage.revive(name);
        }
    }
}
