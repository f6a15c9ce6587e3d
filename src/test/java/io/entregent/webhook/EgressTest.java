package io.entregent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {

    private final Egress installation = new Egress(false, "");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
            "100.64.0.1", "100.127.255.254", "198.18.0.1", "192.0.2.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "255.255.255.255", "240.0.0.1",
            "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "2002:7f00:1::", "2001:0:1::", "64:ff9b::7f00:1",
            "::ffff:127.0.0.1", "::ffff:10.0.0.1"})
    void whatIsNotPublicIsNotCalled(String address) throws Exception {
        assertThat(Egress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.0.3.1", "198.20.0.1", "2606:4700::1111", "2a00:1450::1"})
    void whatIsPublicIs(String address) throws Exception {
        assertThat(Egress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aHostThatResolvesToThisMachineIsRefusedWhateverItIsCalled() {
        assertThatThrownBy(() -> installation.reach(URI.create("https://localhost/hook"))).hasMessage("webhook.address.private");
        assertThatThrownBy(() -> installation.reach(URI.create("https://127.1/hook"))).hasMessage("webhook.address.private");
        assertThatThrownBy(() -> installation.reach(URI.create("https://[::1]/hook"))).hasMessage("webhook.address.private");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hook", "ftp://a.example/", "https://user:word@a.example/", "https://a.example/#part", "https:///x", "file:///etc/passwd"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> installation.address(address)).hasMessage("webhook.address");
    }

    @Test
    void withoutTlsOnlyTheDemoIsCalled() {
        assertThatThrownBy(() -> installation.address("http://a.example/")).hasMessage("webhook.address.https");
        assertThat(new Egress(true, "").address("http://127.0.0.1:9/")).hasHost("127.0.0.1");
    }

    @Test
    void whereHostsAreNamedOthersAreRefused() {
        Egress named = new Egress(false, "erp.client.example, *.hooks.example");
        assertThat(named.address("https://ERP.client.example/x")).hasPath("/x");
        assertThat(named.address("https://a.hooks.example/")).hasPath("/");
        assertThatThrownBy(() -> named.address("https://hooks.example/")).hasMessage("webhook.address.host");
        assertThatThrownBy(() -> named.address("https://evilhooks.example/")).hasMessage("webhook.address.host");
    }
}
