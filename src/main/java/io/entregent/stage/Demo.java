package io.entregent.stage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** {@code ./mvnw -Pdemo}: everything on this machine, in the foreground, until Ctrl-C. */
public final class Demo {

    private static final PrintStream OUT = System.out;

    private Demo() {
    }

    public static void main(String[] arguments) throws InterruptedException, IOException {
        Path project = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        try {
            Plan plan = Plan.demo(project, System.getenv());
            if (isAsked("fresh")) {
                Leftovers.stop(plan, Demo::say);
                say("Starting afresh: " + plan.data() + " is deleted");
                Trees.delete(plan.data());
            }
            Stage stage = Stage.raise(plan, Demo::say);
            welcome(plan, stage);
            while (stage.isAlive()) {
                Thread.sleep(1000);
            }
            if (stage.isClosing()) {
                return;
            }
            say("A server ended by itself; see " + plan.log("wildfly").getParent() + ". The others are stopped");
            stage.close();
            System.exit(1);
        } catch (StageFailure e) {
            OUT.println();
            OUT.println("  " + e.getMessage());
            OUT.println();
            System.exit(1);
        }
    }

    private static boolean isAsked(String option) {
        String value = System.getProperty(option);
        return value != null && !value.equals("false");
    }

    private static void say(String line) {
        OUT.printf(Locale.ROOT, "  [%5.1f s] %s%n", Stage.secondsSinceCommand(), line);
    }

    private static void welcome(Plan plan, Stage stage) {
        double seconds = Stage.secondsSinceCommand();
        Map<String, Long> memory = stage.memory();
        long sum = memory.values().stream().mapToLong(Long::longValue).sum();
        OUT.printf(Locale.ROOT, """

                  Entregent runs.
                    portal          %1$s/
                    sandbox phone   %1$s/sandbox/
                    caught mail     %9$s
                    Keycloak        %2$s/  (its own administrator: admin, password in %4$s)
                    PostgreSQL      127.0.0.1:%3$d, database entregent

                  Log in with one of these, password "demo":
                    agent@ marketing@ approver@ compliance@ admin@
                      maison-lumen.example  pharmacie-du-parc.example  ville-de-rivage.example  banque-horizon.example
                    admin@agence-confluence.example    operator@entregent.example

                  First page %5$.1f s after the command. Resident memory %6$d MB %7$s.
                  Logs: %8$s. Ctrl-C stops everything.

                """, plan.portalUrl(), plan.keycloakUrl(), plan.databasePort(),
                plan.data().resolve("secrets/secrets.properties"), seconds, sum, memory, plan.log("wildfly").getParent(),
                plan.mailUrl());
    }
}
