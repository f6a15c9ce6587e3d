package io.entregent.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

@Entity
@Table(name = "tenant")
class TenantEntity {

    @Id
    private UUID id;

    private String slug;

    private String name;

    private String vertical;

    @Column(name = "agency_id")
    private UUID agencyId;

    @Column(name = "created_at")
    private Instant createdAt;

    protected TenantEntity() {
    }

    TenantEntity(Tenant tenant, Instant now) {
        id = tenant.id();
        slug = tenant.slug();
        name = tenant.name();
        vertical = tenant.vertical().name().toLowerCase(Locale.ROOT);
        agencyId = tenant.agencyId();
        createdAt = now;
    }

    Tenant tenant() {
        return new Tenant(id, slug, name, Vertical.valueOf(vertical.toUpperCase(Locale.ROOT)), agencyId);
    }
}
