package io.entregent.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * kill -9 of WildFly while webhooks come in, then a new start on the same data. What was acknowledged must be
 * there: each acknowledged delivery is sent once more, and none of them may be new to the portal. What was sent
 * must be there at most once: there are no more rows than deliveries.
 */
public final class Crash {

    private static final int CONNECTIONS = 16;
    private static final int READY_SECONDS = 300;

    private Crash() {
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Math.min(Integer.getInteger("load.rounds", 3), 20);
        int seconds = Math.min(Integer.getInteger("load.seconds", 10), 60);
        int rate = Math.min(Integer.getInteger("load.rate", 500), 5_000);
        Deliveries deliveries = new Deliveries(System.getProperty("load.secret", "entregent-demo-secret"));
        boolean good = true;
        for (int round = 1; round <= rounds; round++) {
            good &= round(round, seconds, rate, deliveries);
        }
        System.out.println(good ? "every acknowledged delivery was there, once" : "SOMETHING WAS LOST OR DOUBLED");
    }

    private static boolean round(int round, int seconds, int rate, Deliveries deliveries) throws Exception {
        Properties running = Load.running();
        long rowsBefore;
        long messagesBefore;
        try (Books books = new Books(running)) {
            books.awaitDrained(120);
            rowsBefore = books.deliveries();
            messagesBefore = books.messages();
        }
        ProcessHandle wildFly = ProcessHandle.of(Long.parseLong(running.getProperty("entregent.pid.wildfly"))).orElseThrow();
        Queue<byte[]> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicLong sent = new AtomicLong();
        List<Thread> hammers = hammers(port(running), seconds, rate, deliveries, sent, acknowledged);
        Thread.sleep(seconds * 1000L / 2);
        wildFly.destroyForcibly();
        long killed = System.nanoTime();
        for (Thread hammer : hammers) {
            hammer.join();
        }
        awaitStopped();
        Process demo = startDemo();
        running = awaitReady(demo);
        long ready = (System.nanoTime() - killed) / 1_000_000_000L;
        try (Books books = new Books(running)) {
            long stored = books.deliveries() - rowsBefore;
            String drained = books.awaitDrained(300);
            replay(port(running), acknowledged);
            long after = books.deliveries() - rowsBefore;
            books.awaitDrained(300);
            long messages = books.messages() - messagesBefore;
            long written = acknowledged.stream().filter(Deliveries::isMessage).count();
            boolean good = after == stored && stored >= acknowledged.size() && stored <= sent.get()
                    && messages >= written && messages - written <= stored - acknowledged.size();
            System.out.println("round " + round + ": " + sent + " sent, " + acknowledged.size() + " acknowledged, " + stored
                    + " stored, " + after + " after all acknowledged ones were sent again, " + messages + " messages in the inbox (" + written + " of them acknowledged)"
                    + "; whole set ready again " + ready + " s after the kill; " + drained + (good ? "" : "  <-- WRONG"));
            return good;
        }
    }

    private static List<Thread> hammers(int port, int seconds, int rate, Deliveries deliveries, AtomicLong sent,
            Queue<byte[]> acknowledged) {
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        AtomicLong due = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread thread = new Thread(() -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    byte[] buffer = new byte[4096];
                    while (System.nanoTime() < end) {
                        byte[] request = deliveries.request(1);
                        long when = start + due.getAndIncrement() * 1_000_000_000L / rate;
                        while (System.nanoTime() < when) {
                            LockSupport.parkNanos(when - System.nanoTime());
                        }
                        sent.incrementAndGet();
                        socket.getOutputStream().write(request);
                        if (Hammer.answer(socket.getInputStream(), buffer) == 200) {
                            acknowledged.add(request);
                        }
                    }
                } catch (IOException killed) {
                    return;
                }
            });
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static void replay(int port, Queue<byte[]> acknowledged) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[4096];
            for (byte[] request : acknowledged) {
                socket.getOutputStream().write(request);
                if (Hammer.answer(in, buffer) != 200) {
                    throw new IOException("A delivery that was sent again was not acknowledged");
                }
            }
        }
    }

    /** The demo stops its other servers when one ends. */
    private static void awaitStopped() throws InterruptedException {
        Path addresses = Path.of(System.getProperty("load.demo", ".demo"), "addresses.properties");
        for (int i = 0; i < 60 && Files.exists(addresses); i++) {
            Thread.sleep(1000);
        }
        Thread.sleep(2000);
    }

    private static Process startDemo() throws IOException {
        return new ProcessBuilder("./mvnw", "-o", "-q", "-Pdemo").redirectErrorStream(true)
                .redirectOutput(Path.of("target", "crash-demo.log").toFile()).start();
    }

    private static Properties awaitReady(Process demo) throws Exception {
        for (int i = 0; i < READY_SECONDS; i++) {
            if (demo.waitFor(1, TimeUnit.SECONDS)) {
                throw new IOException("The demo did not start again; see target/crash-demo.log");
            }
            if (Files.exists(Path.of(System.getProperty("load.demo", ".demo"), "addresses.properties"))) {
                return Load.running();
            }
        }
        throw new IOException("The demo was not ready after " + READY_SECONDS + " s");
    }

    private static int port(Properties running) {
        return URI.create(running.getProperty("entregent.portal.url")).getPort();
    }
}
