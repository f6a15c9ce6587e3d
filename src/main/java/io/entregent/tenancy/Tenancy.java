package io.entregent.tenancy;

import io.entregent.kernel.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The directory of customers. That a tenant is found here gives no right to anything in it. */
@ApplicationScoped
@Transactional
public class Tenancy {

    @Inject
    private EntityManager entityManager;

    @Inject
    private Event<ZoneChanged> changed;

    @Inject
    private Clock clock;

    public Optional<Tenant> bySlug(String slug) {
        return entityManager.createQuery("from TenantEntity where slug = :slug and leftAt is null", TenantEntity.class)
                .setParameter("slug", slug).getResultStream().findFirst().map(TenantEntity::tenant);
    }

    /** Whether a slug is, or was, somebody's: those of tenants that left are not given again. */
    public boolean isTaken(String slug) {
        return !entityManager.createQuery("select 1 from TenantEntity where slug = :slug", Integer.class).setParameter("slug", slug)
                .getResultList().isEmpty();
    }

    /** For good: from now on the tenant is found by nobody. */
    public void leave(UUID tenant) {
        entityManager.find(TenantEntity.class, tenant).leave(clock.instant());
    }

    public Optional<Tenant> byId(UUID id) {
        return Optional.ofNullable(entityManager.find(TenantEntity.class, id)).map(TenantEntity::tenant);
    }

    /** By which clock a tenant lives. */
    public ZoneId zone(UUID tenant) {
        return Optional.ofNullable(entityManager.find(TenantEntity.class, tenant)).map(TenantEntity::zone).orElse(Zones.USUAL);
    }

    /** From now on its days and hours are those of another zone. */
    public void keepTo(UUID tenant, ZoneId zone) {
        entityManager.find(TenantEntity.class, tenant).keepTo(zone);
        changed.fire(new ZoneChanged(tenant));
    }

    /** The same by its country, ISO 3166-1 alpha-2. */
    public void keepTo(UUID tenant, String country) {
        keepTo(tenant, TenantZones.of(country, clock.instant()));
    }

    public List<Tenant> byIds(Collection<UUID> ids) {
        return entityManager.createQuery("from TenantEntity where id in :ids and leftAt is null order by name", TenantEntity.class)
                .setParameter("ids", ids).getResultStream().map(TenantEntity::tenant).toList();
    }

    public List<Tenant> ofAgencies(Collection<UUID> agencies) {
        return entityManager.createQuery("from TenantEntity where agencyId in :ids and leftAt is null order by name", TenantEntity.class)
                .setParameter("ids", agencies).getResultStream().map(TenantEntity::tenant).toList();
    }

    public List<Tenant> all() {
        return entityManager.createQuery("from TenantEntity where leftAt is null order by name", TenantEntity.class)
                .getResultStream().map(TenantEntity::tenant).toList();
    }

    public void add(Tenant tenant) {
        entityManager.persist(new TenantEntity(tenant, clock.instant()));
        entityManager.flush();
    }

    /** The agency that manages a tenant, or did until it was cut off. */
    public Optional<Agency> agencyOf(UUID tenant) {
        TenantEntity found = entityManager.find(TenantEntity.class, tenant);
        return Optional.ofNullable(found == null || found.agency() == null ? null : entityManager.find(AgencyEntity.class, found.agency()))
                .map(agency -> new Agency(agency.id(), agency.slug(), agency.name(), found.tenant().agencyId() != null));
    }

    /** From the next request on, nobody of the agency enters. @return false if there was none to cut off */
    public boolean cutAgency(UUID tenant) {
        return entityManager.find(TenantEntity.class, tenant).cutAgency();
    }

    /** @return false if none was cut off */
    public boolean letAgencyIn(UUID tenant) {
        return entityManager.find(TenantEntity.class, tenant).letAgencyIn();
    }

    /** @return the id of the agency of that slug, made now if it was not there */
    public UUID agency(UUID idIfNew, String slug, String name) {
        return entityManager.createQuery("from AgencyEntity where slug = :slug", AgencyEntity.class)
                .setParameter("slug", slug).getResultStream().findFirst().map(AgencyEntity::id)
                .orElseGet(() -> {
                    entityManager.persist(new AgencyEntity(idIfNew, slug, name));
                    entityManager.flush();
                    return idIfNew;
                });
    }
}
