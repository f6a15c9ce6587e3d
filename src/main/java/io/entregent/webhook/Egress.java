package io.entregent.webhook;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where the portal may knock on behalf of a tenant: https, a public address, and where the installation names hosts
 * ({@code ENTREGENT_WEBHOOK_HOSTS}) one of those. The demo may also call this machine. Names are resolved anew before
 * each call; the JVM keeps the answer for longer than the call takes, so that the call goes where was looked.
 */
final class Egress {

    private static final int LONGEST = 500;

    private final boolean demo;
    private final List<String> hosts;

    Egress(boolean demo, String hosts) {
        this.demo = demo;
        this.hosts = Arrays.stream(hosts.split(",")).map(one -> one.strip().toLowerCase(Locale.ROOT)).filter(one -> !one.isEmpty()).toList();
    }

    static Egress ofInstallation() {
        return new Egress(Settings.flag("ENTREGENT_DEMO"), Settings.orElse("ENTREGENT_WEBHOOK_HOSTS", ""));
    }

    /**
     * Looks at an address that somebody wrote; asks nobody.
     *
     * @throws Rejected {@code webhook.address}, {@code webhook.address.https}, {@code webhook.address.host}
     */
    URI address(String text) {
        URI address;
        try {
            address = URI.create(text == null ? "" : text.strip());
        } catch (IllegalArgumentException unreadable) {
            throw Rejected.invalid("webhook.address");
        }
        boolean whole = address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null
                && address.toString().length() <= LONGEST;
        if (!whole || !List.of("https", "http").contains(address.getScheme())) {
            throw Rejected.invalid("webhook.address");
        }
        if (address.getScheme().equals("http") && !demo) {
            throw Rejected.invalid("webhook.address.https");
        }
        if (!named(address.getHost().toLowerCase(Locale.ROOT))) {
            throw Rejected.invalid("webhook.address.host", address.getHost());
        }
        return address;
    }

    /**
     * Resolves the host: every one of its addresses must be public.
     *
     * @throws Rejected {@code webhook.address.private}, {@code webhook.address.unknown}
     */
    void reach(URI address) {
        try {
            for (InetAddress one : InetAddress.getAllByName(address.getHost())) {
                if (!isPublic(one) && !(demo && one.isLoopbackAddress())) {
                    throw Rejected.invalid("webhook.address.private", address.getHost());
                }
            }
        } catch (UnknownHostException unknown) {
            throw Rejected.invalid("webhook.address.unknown", address.getHost());
        }
    }

    private boolean named(String host) {
        return hosts.isEmpty() || hosts.stream().anyMatch(one -> one.startsWith("*.") ? host.endsWith(one.substring(1)) : host.equals(one));
    }

    /** Neither this machine nor a network behind it, by IANA's registries of special addresses. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (address instanceof Inet6Address) {
            // Global unicast is 2000::/3; without 6to4 and Teredo, which carry an IPv4 address, and documentation.
            boolean tunnel = first == 0x20 && second == 0x02 || first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
            boolean documentation = first == 0x20 && second == 0x01 && (bytes[2] & 0xFF) == 0x0d && (bytes[3] & 0xFF) == 0xb8;
            return (first & 0xE0) == 0x20 && !tunnel && !documentation;
        }
        int third = bytes[2] & 0xFF;
        boolean shared = first == 100 && (second & 0xC0) == 64;
        boolean reserved = first == 0 || first >= 240 || first == 192 && second == 0 && third <= 2 || first == 198 && (second & 0xFE) == 18
                || first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113;
        return !shared && !reserved;
    }
}
