package io.entregent.vault;

import io.entregent.kernel.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The one secret that opens all others, read once from the file that ENTREGENT_MASTER_KEY_FILE names. */
@ApplicationScoped
class MasterKey {

    private RootKey root;

    @PostConstruct
    void load() {
        root = read(Path.of(Settings.require("ENTREGENT_MASTER_KEY_FILE")));
    }

    /** Without the key nothing can be read or written: better not to start. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup ready) {
        derive("check");
    }

    static RootKey read(Path file) {
        try {
            return new RootKey(Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip()));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new IllegalStateException("The file that ENTREGENT_MASTER_KEY_FILE names must be readable"
                    + " and hold 32 bytes in base64 (make one with: openssl rand -base64 32).");
        }
    }

    byte[] derive(String use) {
        return root.derive(use);
    }
}
