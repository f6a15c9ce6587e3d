package io.entregent.vault;

import com.google.crypto.tink.subtle.AesSiv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Seals words that stand in an address (AES-SIV, RFC 5297): equal words at one place give equal seals, so that addresses
 * can be kept and compared. Needs no tenant and no database: an address is sealed before anybody is known.
 */
@ApplicationScoped
public class AddressSeal {

    private AesSiv cipher;

    protected AddressSeal() {
    }

    @Inject
    AddressSeal(MasterKey master) {
        this(master.derive("address|mac"), master.derive("address|cipher"));
    }

    AddressSeal(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        try {
            cipher = new AesSiv(both);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return letters, digits, hyphens and underlines, which open at this place only */
    public String seal(String place, String plain) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    cipher.encryptDeterministically(plain.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return empty, if this was not sealed here for this place */
    public Optional<String> open(String place, String sealed) {
        try {
            return Optional.of(new String(cipher.decryptDeterministically(Base64.getUrlDecoder().decode(sealed),
                    place.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
