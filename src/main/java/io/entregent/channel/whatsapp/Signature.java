package io.entregent.channel.whatsapp;

import io.entregent.kernel.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks {@code X-Hub-Signature-256: sha256=<hex HMAC-SHA256 of the raw body>}. */
public final class Signature {

    private static final String PREFIX = "sha256=";
    private static final String HMAC = "HmacSHA256";

    /** One for each secret, only ever copied: looking for who provides it takes longer than a short body does. */
    private final List<Mac> secrets;

    private Signature(List<Mac> secrets) {
        this.secrets = secrets;
    }

    /** @param secrets app secrets, comma separated; all of them are good (several while one is replaced) */
    static Signature of(String secrets) {
        List<Mac> keys = Stream.of(secrets.split(",")).map(String::strip).filter(one -> !one.isEmpty())
                .map(Signature::mac).toList();
        if (keys.isEmpty()) {
            throw Settings.wrong("ENTREGENT_WHATSAPP_APP_SECRET", "hold at least one app secret between its commas");
        }
        return new Signature(keys);
    }

    /** Takes the same time wherever the first difference is, and whichever secret fits. */
    public boolean verifies(byte[] raw, String header) {
        if (header == null || !header.startsWith(PREFIX)) {
            return false;
        }
        byte[] given;
        try {
            given = HexFormat.of().parseHex(header, PREFIX.length(), header.length());
        } catch (IllegalArgumentException notHexadecimal) {
            return false;
        }
        boolean good = false;
        for (Mac secret : secrets) {
            good |= MessageDigest.isEqual(hmac(secret, raw), given);
        }
        return good;
    }

    /** A keyed digest of what belongs to no tenant. */
    public byte[] digest(byte[] bytes) {
        return hmac(secrets.get(0), bytes);
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(Mac secret, byte[] bytes) {
        try {
            return ((Mac) secret.clone()).doFinal(bytes);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
