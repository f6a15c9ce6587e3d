package io.entregent.access;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides who may do what. Read anew for each request, so that a withdrawn right is gone at once. */
@ApplicationScoped
@Transactional
public class Access {

    private static final String STRONG = Settings.orElse("ENTREGENT_STRONG_ACR", "fresh");
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofMinutes(1);

    @Inject
    private Clock clock;

    @Inject
    private EntityManager entityManager;

    @Inject
    private MembershipSql sql;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Members members;

    @Inject
    @Any
    private Instance<Gate> gates;

    @Inject
    @Any
    private Instance<Passes> passes;

    @Inject
    @Any
    private Instance<Newcomers> newcomers;

    @Transactional(Transactional.TxType.SUPPORTS)
    public Actor actor() {
        return Actor.current();
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    public UUID userId() {
        return Actor.current().userId();
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean may(Permission permission) {
        return Actor.current().permissions().contains(permission);
    }

    /** @throws Rejected {@code permission.denied} */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void require(Permission permission) {
        if (!may(permission)) {
            // A program's author has no administrator to ask which scope the key lacks.
            throw new Rejected(Rejected.Kind.FORBIDDEN, "permission.denied", Map.of("permission", permission.name()), permission);
        }
    }

    /**
     * For what weighs more than a page: a person who proved within five minutes, at the realm's second level, who he
     * or she is. {@code /confirm} leads there.
     *
     * @throws Rejected {@code approval.stepUp}
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void requireFreshProof() {
        if (!hasFreshProof()) {
            throw new Rejected(Rejected.Kind.FORBIDDEN, "approval.stepUp", FRESH.toMinutes());
        }
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean hasFreshProof() {
        Actor actor = Actor.current();
        Instant now = clock.instant();
        return actor.kind() == Actor.Kind.PERSON && STRONG.equals(actor.acr()) && actor.provenAt() != null
                && actor.provenAt().isAfter(now.minus(FRESH)) && actor.provenAt().isBefore(now.plus(SKEW));
    }

    /**
     * What somebody may do in a tenant. Call it in that tenant's and user's scope.
     *
     * @return empty for who has nothing to do there: answer as if the tenant did not exist
     */
    public Optional<Set<Role>> roles(Tenant tenant, UUID user) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Optional.ofNullable(entityManager.find(Membership.class, user)).map(Membership::roles).ifPresent(roles::addAll);
        if (tenant.agencyId() != null && sql.agenciesOf(user).contains(tenant.agencyId())) {
            roles.add(Role.AGENCY_ADMIN);
        }
        return roles.isEmpty() ? Optional.empty() : Optional.of(roles);
    }

    /**
     * Makes the actor for a request in a tenant; in that tenant's and user's scope.
     *
     * @throws Rejected unavailable, if a {@link Gate} keeps the tenant closed; {@code access.withdrawn} for who had
     *         rights here and has none any more
     */
    public Optional<Actor> enter(Tenant tenant, Identity who, String address, String request) {
        if (!who.userId().equals(Scope.current().user()) || !tenant.id().equals(Scope.current().tenant())) {
            throw new IllegalStateException("Entering needs the scope of the tenant and the user");
        }
        Optional<UUID> shown = who.service() ? Optional.empty()
                : passes.stream().map(one -> one.open(tenant, who.userId())).flatMap(Optional::stream).findFirst();
        Optional<Set<Role>> roles = roles(tenant, who.userId());
        // A pass opens nothing to an agency that the client has cut off since.
        Optional<UUID> pass = roles.isPresent() || sql.isOperator(who.userId()) ? shown : Optional.empty();
        if (pass.isPresent()) {
            Set<Role> more = EnumSet.of(Role.VISITOR);
            roles.ifPresent(more::addAll);
            roles = Optional.of(more);
        }
        if (roles.isEmpty() && members.wasHere(who.userId())) {
            throw new Rejected(Rejected.Kind.FORBIDDEN, "access.withdrawn", tenant.name());
        }
        roles.ifPresent(some -> gates.forEach(gate -> gate.pass(tenant)));
        // Colleagues shall read a name, not a number, where somebody of the agency acted.
        roles.filter(Set.of(Role.AGENCY_ADMIN)::equals).ifPresent(agency -> members.remember(who.userId(), who.name()));
        roles.ifPresent(some -> members.seen(who.userId()));
        return roles.map(all -> actor(who, all, address, request, pass.orElse(null)));
    }

    /**
     * As {@link #enter}, for who comes with a key of the portal's own: may what the owner may now, and the key's
     * scopes hold. Opens nothing by break-glass.
     */
    public Optional<Actor> enter(Tenant tenant, KeyRing.Holder holder, String address, String request) {
        Identity who = holder.who();
        return enter(tenant, new Identity(who.userId(), who.name(), true, null, null), address, request)
                .map(actor -> (who.service() ? actor : actor.asPerson()).through(holder.key(), holder.scopes()));
    }

    /** Whether somebody who may not enter was invited, and is a member now; in the scope of the tenant and the user. */
    public boolean admit(Tenant tenant, Identity who, String address) {
        return newcomers.stream().anyMatch(one -> one.admit(tenant, who, address));
    }

    /** Makes the actor for a request outside any tenant; in the user's scope. */
    public Actor outside(Identity who, String address, String request) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (sql.isOperator(who.userId())) {
            roles.add(Role.OPERATOR);
        }
        if (!sql.agenciesOf(who.userId()).isEmpty()) {
            roles.add(Role.AGENCY_DESK);
        }
        return actor(who, roles, address, request, null);
    }

    /** The agencies that a person works for; in the user's scope. */
    public List<UUID> agenciesOf(UUID user) {
        return sql.agenciesOf(user);
    }

    /** The tenants that a person may enter, by name; in the user's scope. */
    public List<Tenant> tenantsOf(UUID user) {
        Map<UUID, Tenant> found = new LinkedHashMap<>();
        tenancy.byIds(sql.tenantsOf(user)).forEach(tenant -> found.put(tenant.id(), tenant));
        tenancy.ofAgencies(sql.agenciesOf(user)).forEach(tenant -> found.putIfAbsent(tenant.id(), tenant));
        return found.values().stream().sorted(Comparator.comparing(Tenant::name)).toList();
    }

    private static Actor actor(Identity who, Set<Role> roles, String address, String request, UUID pass) {
        return new Actor(who.service() ? Actor.Kind.SERVICE : Actor.Kind.PERSON, who.userId().toString(), who.name(),
                Set.copyOf(Role.permissions(roles)), Set.copyOf(roles), who.acr(), who.authTime(), address, request, pass);
    }
}
