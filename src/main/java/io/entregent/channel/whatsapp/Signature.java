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

    private final List<SecretKeySpec> secrets;

    private Signature(List<SecretKeySpec> secrets) {
        this.secrets = secrets;
    }

    /** @param secrets app secrets, comma separated; all of them are good (several while one is replaced) */
    static Signature of(String secrets) {
        List<SecretKeySpec> keys = Stream.of(secrets.split(",")).map(String::strip).filter(one -> !one.isEmpty())
                .map(one -> new SecretKeySpec(one.getBytes(StandardCharsets.UTF_8), HMAC)).toList();
        if (keys.isEmpty()) {
            throw Settings.wrong("ENTREGENT_WHATSAPP_APP_SECRET", "hold at least one app secret between its commas");
        }
        return new Signature(keys);
    }

    /** Takes the same time wherever the first difference is, and whichever secret fits. */
    boolean verifies(byte[] raw, String header) {
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
        for (SecretKeySpec secret : secrets) {
            good |= MessageDigest.isEqual(hmac(secret, raw), given);
        }
        return good;
    }

    /** A keyed digest of what belongs to no tenant. */
    byte[] digest(byte[] bytes) {
        return hmac(secrets.get(0), bytes);
    }

    private static byte[] hmac(SecretKeySpec secret, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
