package io.entregent.access;

import io.entregent.kernel.Rejected;
import io.entregent.vault.Erased;
import io.entregent.vault.InstallationSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The people of the current tenant. */
@ApplicationScoped
@Transactional
public class Members {

    private static final String NAME = "member.name";
    private static final String ADDRESS = "member.address";
    private static final String AGENCY_NAME = "agency.member.name";

    @Inject
    private EntityManager entityManager;

    @Inject
    private Vault vault;

    @Inject
    private InstallationSeal installation;

    @Inject
    private MembershipSql sql;

    @Inject
    private Clock clock;

    /** @return empty for who is unknown here or was erased */
    public Optional<String> name(UUID userId) {
        return Optional.ofNullable(userId).map(id -> entityManager.find(Membership.class, id)).flatMap(this::openName);
    }

    /** The same for many in one question: who is not there is unknown here, who has no name was erased. */
    public Map<UUID, Optional<String>> names(Collection<UUID> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        List<Membership> known = entityManager.createQuery("from Membership where userId in :ids", Membership.class)
                .setParameter("ids", Set.copyOf(users)).getResultList();
        vault.ready(known.stream().map(Membership::subjectId).toList());
        return known.stream().collect(Collectors.toMap(Membership::userId, this::openName));
    }

    public List<Member> withPermission(Permission permission) {
        return entityManager.createQuery("from Membership", Membership.class).getResultStream()
                .filter(one -> Role.permissions(one.roles()).contains(permission) && !one.roles().contains(Role.ROBOT))
                .map(one -> new Member(one.userId(), openName(one).orElse(""), one.roles()))
                .sorted(Comparator.comparing(Member::name)).toList();
    }

    /** Grants exactly these roles in the current tenant; the name is sealed under the member's own key. */
    public void grant(UUID userId, String name, Set<Role> roles) {
        Membership known = entityManager.find(Membership.class, userId);
        if (known != null) {
            known.grant(roles);
            known.rename(vault.seal(known.subjectId(), NAME, name));
            return;
        }
        UUID subject = vault.newSubject();
        entityManager.persist(new Membership(userId, roles, subject, vault.seal(subject, NAME, name), clock.instant()));
    }

    /** Where to reach a member by mail, as the realm says; sealed under the member's own key. */
    public void learn(UUID userId, String address, Locale language) {
        Membership one = entityManager.find(Membership.class, userId);
        if (one != null && !(address(userId).filter(address::equals).isPresent() && language.getLanguage().equals(one.language()))) {
            one.reachAt(vault.seal(one.subjectId(), ADDRESS, address), language.getLanguage());
        }
    }

    /** @return empty for who is unknown, was erased, or never logged in */
    public Optional<String> address(UUID userId) {
        try {
            return Optional.ofNullable(entityManager.find(Membership.class, userId))
                    .map(one -> vault.open(one.subjectId(), ADDRESS, one.address()));
        } catch (Erased gone) {
            return Optional.empty();
        }
    }

    /** The language in which a member last read. */
    public String language(UUID userId) {
        return Optional.ofNullable(entityManager.find(Membership.class, userId)).map(Membership::language).orElse("en");
    }

    public List<Member> all() {
        return entityManager.createQuery("from Membership", Membership.class).getResultStream()
                .filter(one -> !one.roles().isEmpty() && !one.roles().contains(Role.ROBOT))
                .map(one -> new Member(one.userId(), openName(one).orElse(""), one.roles()))
                .sorted(Comparator.comparing(Member::name)).toList();
    }

    /** Who acted here and has no role of the tenant's own, or none any more: people of the agency, the operator, former members. */
    public List<Member> withoutRole() {
        return entityManager.createQuery("from Membership", Membership.class).getResultStream().filter(one -> one.roles().isEmpty())
                .map(one -> new Member(one.userId(), openName(one).orElse(""), one.roles())).filter(one -> !one.name().isEmpty())
                .sorted(Comparator.comparing(Member::name)).toList();
    }

    /** Keeps the name of somebody who acts here without a role of this tenant's own. */
    public void remember(UUID userId, String name) {
        if (entityManager.find(Membership.class, userId) == null) {
            grant(userId, name, Set.of());
        }
    }

    public void addAgencyMember(UUID agency, UUID user, String name) {
        sql.addAgencyMember(agency, user, installation.seal(AGENCY_NAME, name.getBytes(StandardCharsets.UTF_8)));
    }

    /** Everybody with roles of the tenant's own, by name; programs too. */
    public List<Colleague> roster() {
        return entityManager.createQuery("from Membership", Membership.class).getResultStream()
                .filter(one -> !one.roles().isEmpty()).map(this::colleague).sorted(Comparator.comparing(Colleague::name)).toList();
    }

    public Optional<Colleague> colleague(UUID userId) {
        return Optional.ofNullable(entityManager.find(Membership.class, userId)).filter(one -> !one.roles().isEmpty())
                .map(this::colleague);
    }

    /** The people of an agency that manages, or managed, the current tenant. */
    public List<Colleague> agencyPeople(UUID agency) {
        return sql.peopleOf(agency).entrySet().stream().map(person -> {
            Membership here = entityManager.find(Membership.class, person.getKey());
            String name = person.getValue() == null ? here == null ? "" : openName(here).orElse("")
                    : new String(installation.open(AGENCY_NAME, person.getValue()), StandardCharsets.UTF_8);
            return new Colleague(person.getKey(), name, null, Set.of(Role.AGENCY_ADMIN), here == null ? null : here.seenAt());
        }).sorted(Comparator.comparing(Colleague::name)).toList();
    }

    /**
     * Sets the roles of a member; none takes every right away from the next request on.
     *
     * @throws io.entregent.kernel.Rejected not found
     */
    public void assign(UUID userId, Set<Role> roles) {
        Optional.ofNullable(entityManager.find(Membership.class, userId)).orElseThrow(Rejected::notFound).grant(roles);
    }

    /** Whether somebody without rights had some here: who did may know that the tenant exists. */
    boolean wasHere(UUID userId) {
        return entityManager.find(Membership.class, userId) != null;
    }

    void seen(UUID userId) {
        Optional.ofNullable(entityManager.find(Membership.class, userId)).ifPresent(one -> one.seen(clock.instant()));
    }

    private Colleague colleague(Membership one) {
        return new Colleague(one.userId(), openName(one).orElse(""), address(one.userId()).orElse(null), one.roles(), one.seenAt());
    }

    public void addOperator(UUID user) {
        sql.addOperator(user);
    }

    private Optional<String> openName(Membership one) {
        try {
            return Optional.of(vault.open(one.subjectId(), NAME, one.name()));
        } catch (Erased gone) {
            return Optional.empty();
        }
    }
}
