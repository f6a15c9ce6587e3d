package io.entregent.vault;

import io.entregent.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Seals and opens personal data of the current tenant's people. */
@ApplicationScoped
@Transactional
public class Vault {

    @Inject
    private Keys keys;

    /** Makes a key for a person; everything of that person is sealed under it. */
    public UUID newSubject() {
        return keys.newSubject(Ids.next());
    }

    /** The same for many people at once. */
    public List<UUID> newSubjects(int count) {
        return keys.newSubjects(count);
    }

    /** Null stays null. The field name is bound in: a sealed phone does not open as a name. */
    public byte[] seal(UUID subject, String field, String plain) {
        return plain == null ? null : seal(subject, field, plain.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(UUID subject, String field, byte[] plain) {
        return plain == null ? null : keys.subject(subject).seal(field, plain);
    }

    /** @throws Erased if the person's key was destroyed */
    public String open(UUID subject, String field, byte[] sealed) {
        return sealed == null ? null : new String(openBytes(subject, field, sealed), StandardCharsets.UTF_8);
    }

    public byte[] openBytes(UUID subject, String field, byte[] sealed) {
        return sealed == null ? null : keys.subject(subject).open(field, sealed);
    }

    /** Before much of many people is opened: their keys in one question, instead of one each. */
    public void ready(Collection<UUID> subjects) {
        keys.look(subjects);
    }

    /** @return 32 bytes, equal for equal values of one kind within this tenant only */
    public byte[] lookup(String kind, String value) {
        return tenantSeal().lookup(kind, value);
    }

    /** @return a keyed hash of 16 bytes per word, for search by equality */
    public List<byte[]> tokens(String text) {
        return tenantSeal().tokens(text);
    }

    /**
     * A keyed commitment to a personal value, for the audit log: proves the value to who knows the
     * person's key, and nothing to anybody once the key is destroyed.
     */
    public String commitment(UUID subject, String field, String value) {
        byte[] key = keys.subjectCommitmentKey(subject);
        return HexFormat.of().formatHex(new Keyed(key).hash(field, value));
    }

    /** Destroys the person's key. Cannot be undone. */
    public void destroy(UUID subject) {
        keys.destroy(subject);
    }

    /** Destroys the tenant's key, and with it every key of its people. Cannot be undone; other nodes forget it after the commit. */
    public void destroyTenant() {
        keys.destroyTenant();
    }

    /** Once for a new tenant, before anything is sealed. */
    public void createTenantKey() {
        keys.createTenantKey();
    }

    public TenantSeal tenantSeal() {
        return keys.tenantSeal();
    }
}
