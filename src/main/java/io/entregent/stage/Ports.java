package io.entregent.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on the loopback address. */
final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {
    }

    static int fromSetting(Map<String, String> settings, String name, int otherwise) {
        String value = settings.get(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65535) {
            return Integer.parseInt(value);
        }
        throw new StageFailure(name + " is \"" + value + "\", but has to be a port number from 1 to 65535.");
    }

    static void requireFree(int port, String what, String setting) {
        if (!isFree(port)) {
            throw new StageFailure("Port " + port + ", which " + what + " needs, is taken by another program: "
                    + "stop that program, or choose another port with " + setting + "=<port>.");
        }
    }

    /** Below the range from which systems take the ports of outgoing connections, so that none of them takes it before its server does. */
    static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new StageFailure("No free port is to be had on the loopback address.");
    }

    /** This one, or another if it is taken. */
    static int freeOr(int wanted) {
        return isFree(wanted) ? wanted : free();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
