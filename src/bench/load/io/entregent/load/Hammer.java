package io.entregent.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts over connections that stay open, each with one POST under way. With a rate, each POST has a time
 * at which it is due, and its latency counts from there, so that a stall is not hidden by waiting for it.
 */
final class Hammer {

    private final int port;
    private final int connections;
    private final Deliveries deliveries;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong due = new AtomicLong();

    Hammer(int port, int connections, Deliveries deliveries) {
        this.port = port;
        this.connections = connections;
        this.deliveries = deliveries;
    }

    /** @param rate POSTs per second, or 0 for as fast as it goes */
    Measured run(int updates, int rate, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        long step = rate == 0 ? 0 : 1_000_000_000L / rate;
        long[][] all = new long[connections][];
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            int me = i;
            threads[i] = new Thread(() -> all[me] = post(updates, start, end, step), "hammer-" + i);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] micros = Arrays.stream(all).flatMapToLong(Arrays::stream).toArray();
        return new Measured((System.nanoTime() - start) / 1e9, micros, refused.get(), broken.get());
    }

    private long[] post(int updates, long start, long end, long step) {
        long[] micros = new long[1024];
        int count = 0;
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(30_000);
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[4096];
                while (System.nanoTime() < end) {
                    long when = step == 0 ? System.nanoTime() : start + step * due.getAndIncrement();
                    byte[] request = deliveries.request(updates);
                    while (System.nanoTime() < when) {
                        LockSupport.parkNanos(when - System.nanoTime());
                    }
                    when = step == 0 ? System.nanoTime() : when;
                    socket.getOutputStream().write(request);
                    int status = answer(in, buffer);
                    if (status != 200) {
                        refused.incrementAndGet();
                        continue;
                    }
                    micros = count == micros.length ? Arrays.copyOf(micros, count * 2) : micros;
                    micros[count++] = (System.nanoTime() - when) / 1000;
                }
            } catch (IOException cut) {
                broken.incrementAndGet();
                LockSupport.parkNanos(50_000_000);
            }
        }
        return Arrays.copyOf(micros, count);
    }

    /** The webhook's answers have a head and no body. */
    static int answer(InputStream in, byte[] buffer) throws IOException {
        int length = 0;
        while (length < 4 || !endsHead(buffer, length)) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IOException("hung up");
            }
            length += read;
        }
        return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
    }

    private static boolean endsHead(byte[] buffer, int length) {
        return buffer[length - 4] == '\r' && buffer[length - 3] == '\n' && buffer[length - 2] == '\r' && buffer[length - 1] == '\n';
    }
}
