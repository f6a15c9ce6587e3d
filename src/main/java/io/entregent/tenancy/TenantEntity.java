package io.entregent.tenancy;

import io.entregent.kernel.Zones;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicUpdate
@Table(name = "tenant")
class TenantEntity {

    @Id
    private UUID id;

    private String slug;

    private String name;

    private String vertical;

    private String zone;

    @Column(name = "agency_id")
    private UUID agencyId;

    @Column(name = "cut_agency_id")
    private UUID cutAgencyId;

    @Column(name = "left_at")
    private Instant leftAt;

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
        zone = Zones.USUAL.getId();
        createdAt = now;
    }

    /** @return false if there is none that may enter */
    boolean cutAgency() {
        if (agencyId == null) {
            return false;
        }
        cutAgencyId = agencyId;
        agencyId = null;
        return true;
    }

    /** @return false if none was cut off */
    boolean letAgencyIn() {
        if (cutAgencyId == null) {
            return false;
        }
        agencyId = cutAgencyId;
        cutAgencyId = null;
        return true;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    void keepTo(ZoneId wanted) {
        zone = wanted.getId();
    }

    void leave(Instant now) {
        leftAt = now;
    }

    UUID agency() {
        return agencyId == null ? cutAgencyId : agencyId;
    }

    Tenant tenant() {
        return new Tenant(id, slug, name, Vertical.valueOf(vertical.toUpperCase(Locale.ROOT)), agencyId);
    }
}
