package io.entregent.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** AES-256-GCM under one key, bound to an owner: a sealed value of one owner and field opens nowhere else. */
final class Seal {

    private final AesGcmJce cipher;
    private final String owner;

    Seal(byte[] key, String owner) {
        this.owner = owner;
        try {
            this.cipher = new AesGcmJce(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] seal(String field, byte[] plain) {
        try {
            return cipher.encrypt(plain, bound(field));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException if it was sealed by another key, for another owner or field, or altered */
    byte[] open(String field, byte[] sealed) {
        try {
            return cipher.decrypt(sealed, bound(field));
        } catch (GeneralSecurityException altered) {
            throw new IllegalStateException("A sealed value does not open");
        }
    }

    private byte[] bound(String field) {
        return (owner + "|" + field).getBytes(StandardCharsets.UTF_8);
    }
}
