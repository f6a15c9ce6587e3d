package io.entregent.channel.whatsapp;

import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What the installation sets for WhatsApp; a missing value stops the start. */
@ApplicationScoped
public class WhatsAppSettings {

    private Signature signature;
    private byte[] verifyToken;
    private URI graph;
    private String version;

    void start(@Observes Startup ready) {
        read();
    }

    void read() {
        signature = Signature.of(Settings.require("ENTREGENT_WHATSAPP_APP_SECRET"));
        verifyToken = Settings.require("ENTREGENT_WHATSAPP_VERIFY_TOKEN").getBytes(StandardCharsets.UTF_8);
        graph = Settings.address("ENTREGENT_GRAPH_URL");
        version = Settings.orElse("ENTREGENT_GRAPH_VERSION", "v23.0");
        if (!version.matches("v\\d{1,3}\\.\\d")) {
            throw Settings.wrong("ENTREGENT_GRAPH_VERSION", "be a version of the Graph API such as v23.0, not '" + version + "'");
        }
    }

    public Signature signature() {
        return signature;
    }

    public boolean isVerifyToken(String token) {
        return token != null && MessageDigest.isEqual(verifyToken, token.getBytes(StandardCharsets.UTF_8));
    }

    /** Base of the Graph API, without the version and without a slash at its end. */
    public URI graph() {
        return graph;
    }

    public String version() {
        return version;
    }
}
