package io.entregent.people;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Colleague;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Agency;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The members of the current tenant, and its agency. */
@ApplicationScoped
@Transactional
public class People {

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Audit audit;

    public List<Colleague> colleagues() {
        access.require(Permission.MEMBERS_READ);
        return members.roster();
    }

    public Optional<Colleague> colleague(UUID user) {
        access.require(Permission.MEMBERS_READ);
        return members.colleague(user);
    }

    /**
     * Gives a member exactly these roles, from the next request on.
     *
     * @param knowing that who writes will be able to approve; it is written down
     * @throws Rejected not found, {@code members.noRole}, {@code members.duties}, {@code members.lastAdmin},
     *         {@code members.agencySelf}
     */
    public void assign(UUID user, Set<Role> roles, boolean knowing) {
        access.require(Permission.MEMBERS_WRITE);
        Colleague colleague = changeable(user);
        Duties.check(roles, knowing);
        keepAnAdmin(colleague, roles);
        members.assign(user, roles);
        audit.record(AuditEvent.done("member.rolesChanged", "member", user)
                .state(Duties.words(colleague.roles()), Duties.words(roles)).fact("duties", Duties.joined(roles) ? "joined" : null));
    }

    /**
     * Takes every right away, from the next request on.
     *
     * @throws Rejected as {@link #assign}
     */
    public void remove(UUID user) {
        access.require(Permission.MEMBERS_WRITE);
        Colleague colleague = changeable(user);
        keepAnAdmin(colleague, Set.of());
        members.assign(user, Set.of());
        audit.record(AuditEvent.done("member.removed", "member", user).state(Duties.words(colleague.roles()), null));
    }

    /** The agency that manages the tenant, or that was cut off. */
    public Optional<Agency> agency() {
        access.require(Permission.MEMBERS_READ);
        return tenancy.agencyOf(Scope.requireTenant());
    }

    public List<Colleague> agencyPeople(UUID agency) {
        access.require(Permission.MEMBERS_READ);
        return members.agencyPeople(agency);
    }

    /** Whether the reader is master of the house: an administrator of the tenant's own. */
    public boolean mayDecideOnAgency() {
        return Actor.current().roles().contains(Role.ADMIN);
    }

    /**
     * Nobody of the agency enters from the next request on.
     *
     * @throws Rejected {@code permission.denied} for who is no administrator of the tenant's own
     */
    public void cutAgency() {
        master();
        Agency agency = tenancy.agencyOf(Scope.requireTenant()).orElseThrow(Rejected::notFound);
        if (tenancy.cutAgency(Scope.requireTenant())) {
            audit.record(AuditEvent.done("agency.cut", "agency", agency.id()).state("open", "cut"));
        }
    }

    /** @throws Rejected as {@link #cutAgency} */
    public void letAgencyIn() {
        master();
        Agency agency = tenancy.agencyOf(Scope.requireTenant()).orElseThrow(Rejected::notFound);
        if (tenancy.letAgencyIn(Scope.requireTenant())) {
            audit.record(AuditEvent.done("agency.letIn", "agency", agency.id()).state("cut", "open"));
        }
    }

    private void master() {
        if (!mayDecideOnAgency()) {
            throw new Rejected(Rejected.Kind.FORBIDDEN, "permission.denied", Permission.MEMBERS_WRITE);
        }
    }

    /** Who comes from the agency must not give itself, or a colleague there, a role of the client's. */
    private Colleague changeable(UUID user) {
        Colleague colleague = members.colleague(user).orElseThrow(Rejected::notFound);
        boolean ofAgency = tenancy.agencyOf(Scope.requireTenant()).map(agency -> members.agencyPeople(agency.id()).stream()
                .anyMatch(one -> one.userId().equals(user))).orElse(false);
        if (ofAgency && !mayDecideOnAgency()) {
            throw new Rejected(Rejected.Kind.FORBIDDEN, "members.agencySelf");
        }
        return colleague;
    }

    private void keepAnAdmin(Colleague colleague, Set<Role> roles) {
        boolean another = members.roster().stream()
                .anyMatch(one -> one.roles().contains(Role.ADMIN) && !one.userId().equals(colleague.userId()));
        if (colleague.roles().contains(Role.ADMIN) && !roles.contains(Role.ADMIN) && !another) {
            throw Rejected.conflict("members.lastAdmin");
        }
    }
}
