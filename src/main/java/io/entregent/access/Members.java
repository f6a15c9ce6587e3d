package io.entregent.access;

import io.entregent.vault.Erased;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The people of the current tenant. */
@ApplicationScoped
@Transactional
public class Members {

    private static final String NAME = "member.name";
    private static final String ADDRESS = "member.address";

    @Inject
    private EntityManager entityManager;

    @Inject
    private Vault vault;

    @Inject
    private MembershipSql sql;

    @Inject
    private Clock clock;

    /** @return empty for who is unknown here or was erased */
    public Optional<String> name(UUID userId) {
        return Optional.ofNullable(userId).map(id -> entityManager.find(Membership.class, id)).flatMap(this::openName);
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

    /** Keeps the name of somebody who acts here without a role of this tenant's own. */
    public void remember(UUID userId, String name) {
        if (entityManager.find(Membership.class, userId) == null) {
            grant(userId, name, Set.of());
        }
    }

    public void addAgencyMember(UUID agency, UUID user) {
        sql.addAgencyMember(agency, user);
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
