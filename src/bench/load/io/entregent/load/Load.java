package io.entregent.load;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The measurement: a steady rate with one update per POST, then as fast as it goes with 1 and with 100. */
public final class Load {

    private static final int LONGEST_SECONDS = 120;

    private Load() {
    }

    public static void main(String[] arguments) throws Exception {
        Properties running = running();
        int seconds = Math.min(Integer.getInteger("load.seconds", 20), LONGEST_SECONDS);
        int rate = Math.min(Integer.getInteger("load.rate", 3_300), 20_000);
        int connections = Math.min(Integer.getInteger("load.connections", 64), 256);
        int port = URI.create(running.getProperty("entregent.portal.url")).getPort();
        String phases = System.getProperty("load.phases", "steady,one,hundred,bare");
        Deliveries deliveries = new Deliveries(System.getProperty("load.secret", "entregent-demo-secret"));

        try (Books books = new Books(running)) {
            System.out.println("machine: " + Runtime.getRuntime().availableProcessors() + " processors, "
                    + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java " + Runtime.version());
            new Hammer(port, connections, deliveries).run(1, 0, 5);
            books.awaitDrained(60);

            Cpu cpu = new Cpu(running);
            if (phases.contains("steady")) {
                phase("steady, 1 update per POST", new Hammer(port, connections, deliveries), 1, rate, seconds, books, cpu);
            }
            if (phases.contains("one")) {
                phase("as fast as it goes, 1 update per POST", new Hammer(port, connections, deliveries), 1, 0, seconds, books, cpu);
            }
            if (phases.contains("hundred")) {
                phase("as fast as it goes, 100 updates per POST", new Hammer(port, 8, deliveries), 100, 0, seconds, books, cpu);
            }
            if (phases.contains("bare")) {
                System.out.println(books.bareInserts(deliveries.sealedSize(1), 1, 8, seconds / 2));
                System.out.println(books.bareInserts(deliveries.sealedSize(1), 100, 2, seconds / 2));
            }
        }
    }

    private static void phase(String name, Hammer hammer, int updates, int rate, int seconds, Books books, Cpu cpu)
            throws Exception {
        long before = books.deliveries();
        cpu.start();
        Measured measured = hammer.run(updates, rate, seconds);
        String used = cpu.used(measured.seconds());
        long stored = books.deliveries() - before;
        System.out.println(name + ": " + measured.line(updates));
        System.out.println("  processors used: " + used);
        System.out.println("  stored " + stored + " of " + measured.acknowledged() + " acknowledged"
                + (stored == measured.acknowledged() ? "" : "  <-- DIFFERENT"));
        System.out.println("  " + books.awaitDrained(Integer.getInteger("load.drain", 180)));
    }

    static Properties running() throws IOException {
        Path file = Path.of(System.getProperty("load.demo", ".demo"), "addresses.properties");
        Properties running = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            running.load(in);
        }
        return running;
    }
}
