package io.entregent.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/** TCP ports on the loopback address. */
final class Ports {

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

    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StageFailure("No free port is to be had on the loopback address.", e);
        }
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
