package io.entregent.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;

@Entity
@DynamicUpdate
@Table(name = "membership")
class Membership {

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @TenantId
    @Column(name = "tenant_id")
    private UUID tenantId;

    private String[] roles;

    @Column(name = "subject_id")
    private UUID subjectId;

    private byte[] name;

    private byte[] address;
    private String language;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Membership() {
    }

    Membership(UUID userId, Set<Role> roles, UUID subjectId, byte[] name, Instant now) {
        this.userId = userId;
        this.subjectId = subjectId;
        this.name = name;
        createdAt = now;
        grant(roles);
    }

    void grant(Set<Role> granted) {
        roles = granted.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    void rename(byte[] sealedName) {
        name = sealedName;
    }

    void reachAt(byte[] sealedAddress, String speaks) {
        address = sealedAddress;
        language = speaks;
    }

    /** To the minute is enough, and spares a write for each request. */
    void seen(Instant now) {
        if (seenAt == null || seenAt.plusSeconds(60).isBefore(now)) {
            seenAt = now;
        }
    }

    Instant seenAt() {
        return seenAt;
    }

    byte[] address() {
        return address;
    }

    String language() {
        return language;
    }

    UUID userId() {
        return userId;
    }

    UUID subjectId() {
        return subjectId;
    }

    byte[] name() {
        return name;
    }

    Set<Role> roles() {
        Set<Role> set = EnumSet.noneOf(Role.class);
        Arrays.stream(roles).map(Role::valueOf).forEach(set::add);
        return set;
    }
}
