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

    private static final String SETTING = "ENTREGENT_MASTER_KEY_FILE";
    private static final String DEMAND = "name a file with 32 bytes in base64 (openssl rand -base64 32)";

    private RootKey root;

    @PostConstruct
    void load() {
        root = read(Path.of(Settings.require(SETTING)));
    }

    /** Without the key nothing can be read or written: better not to start. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup ready) {
        derive("check");
    }

    static RootKey read(Path file) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException unreadable) {
            throw Settings.wrong(SETTING, "name a file that the server may read; " + file + " is none");
        } catch (IllegalArgumentException other) {
            throw Settings.wrong(SETTING, DEMAND + "; what is there is not base64");
        }
        if (key.length != RootKey.BYTES) {
            throw Settings.wrong(SETTING, DEMAND + "; these are " + key.length);
        }
        return new RootKey(key);
    }

    byte[] derive(String use) {
        return root.derive(use);
    }
}
