package io.entregent.stage;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * One set of servers for all tests in server and browser. Failsafe asks for it with {@code entregent.stage=start};
 * {@code -Drunning} takes the demo that already runs instead. Unit tests ask for nothing and get nothing.
 */
public final class StageForTests implements LauncherSessionListener {

    private Stage stage;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!"start".equals(System.getProperty("entregent.stage"))) {
            return;
        }
        Path project = Path.of("").toAbsolutePath();
        String running = System.getProperty("running");
        if (running != null && !running.isEmpty()) {
            publish(read(Plan.demo(project, System.getenv()).data().resolve(Stage.ADDRESSES)));
            return;
        }
        Plan plan = Plan.tests(project);
        try {
            Leftovers.stop(plan, System.out::println);
            Trees.delete(plan.data());
        } catch (IOException e) {
            throw new StageFailure("The data of the last test run cannot be deleted from " + plan.data() + ".", e);
        }
        stage = Stage.raise(plan, line -> System.out.printf("  [%5.1f s] %s%n", Stage.secondsSinceCommand(), line));
        publish(stage.addresses());
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (stage != null) {
            stage.close();
        }
    }

    private static void publish(Properties addresses) {
        addresses.forEach((name, value) -> System.setProperty((String) name, (String) value));
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new StageFailure("No demo runs: there is no " + file + ".", e);
        }
    }
}
