package io.entregent.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@Table(name = "contact")
class Contact {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column(name = "subject_id")
    private UUID subjectId;

    private byte[] name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "merged_into")
    private UUID mergedInto;

    @Version
    private int version;

    protected Contact() {
    }

    Contact(UUID id, UUID subjectId, Instant now) {
        this.id = id;
        this.subjectId = subjectId;
        createdAt = now;
    }

    void rename(byte[] sealedName) {
        name = sealedName;
    }

    /** The earlier row stays the person; a chain never gets longer than one step (see ContactSql.adopt). */
    void mergeInto(Contact earlier) {
        if (mergedInto != null || earlier.mergedInto != null || earlier.id.equals(id)) {
            throw new IllegalStateException("Only two living contacts can become one");
        }
        mergedInto = earlier.id;
    }

    UUID id() {
        return id;
    }

    UUID subjectId() {
        return subjectId;
    }

    byte[] name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    UUID mergedInto() {
        return mergedInto;
    }
}
