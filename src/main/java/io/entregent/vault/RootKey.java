package io.entregent.vault;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** A secret from which keys for single uses are derived (RFC 5869): no key leads to another. */
final class RootKey {

    static final int BYTES = 32;

    private final byte[] key;

    RootKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("A key has " + BYTES + " bytes");
        }
        this.key = key.clone();
    }

    byte[] derive(String use) {
        try {
            return Hkdf.computeHkdf("HmacSha256", key, new byte[0], use.getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
