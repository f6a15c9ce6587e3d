package io.entregent.vault;

import java.util.List;

/**
 * Seals and hashes for one tenant, in memory and without a transaction; safe for many threads.
 * For what belongs to the tenant as a whole (tokens of accounts, journalled bodies); what belongs to
 * a person goes through {@link Vault} under that person's key.
 */
public final class TenantSeal {

    private final Seal seal;
    private final Keyed keyed;

    TenantSeal(Seal seal, Keyed keyed) {
        this.seal = seal;
        this.keyed = keyed;
    }

    public byte[] seal(String field, byte[] plain) {
        return seal.seal(field, plain);
    }

    public byte[] open(String field, byte[] sealed) {
        return seal.open(field, sealed);
    }

    /** @return 32 bytes, equal for equal values of one kind within this tenant only */
    public byte[] lookup(String kind, String value) {
        return keyed.hash(kind, value);
    }

    public List<byte[]> tokens(String text) {
        return keyed.tokens(text);
    }
}
