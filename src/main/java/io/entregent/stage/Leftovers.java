package io.entregent.stage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Servers that a killed run of the same set left behind. */
final class Leftovers {

    /** Name of the pid file of the starting program itself. */
    static final String STAGE = "stage";

    private Leftovers() {
    }

    static void stop(Plan plan, Progress progress) throws IOException {
        Optional<Child> other = Child.leftover(STAGE, plan.run());
        if (other.isPresent()) {
            throw new StageFailure("The servers of " + plan.data() + " already run, started by process " + other.get().pid()
                    + ": stop that one first (Ctrl-C), or choose another folder with ENTREGENT_DEMO_DATA=<folder>.");
        }
        for (String name : List.of("wildfly", "keycloak", "signer", "postgres")) {
            Child.leftover(name, plan.run()).ifPresent(child -> {
                progress.say("A former run left " + child + " behind; it is stopped");
                child.stop();
            });
        }
    }
}
