package io.entregent.isolation;

import io.entregent.access.Members;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import io.entregent.tenancy.Vertical;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Gives the probe's personas what they are: a tenant, an agency and a duty of their own, and for a run one low role. */
@ApplicationScoped
@Transactional
public class Personas {

    /** Of the probe's own tenant and agency, which are empty. */
    public static final String SLUG = "isolation-probe";
    private static final String NAME = "Isolation probe";
    private static final UUID ID = UUID.nameUUIDFromBytes(("entregent:" + SLUG).getBytes(StandardCharsets.UTF_8));

    @Inject
    private Tenancy tenancy;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Personas self;

    /** May be repeated. */
    @Transactional(Transactional.TxType.NEVER)
    public void settle(Map<Persona, UUID> subjects) {
        Scope.tenant(ID, null).run(() -> self.ownTenant(subjects.get(Persona.FOREIGN)));
        Scope.system("seed").run(() -> self.duties(subjects.get(Persona.AGENCY), subjects.get(Persona.OPERATOR)));
    }

    public void ownTenant(UUID foreign) {
        if (tenancy.byId(ID).isEmpty()) {
            tenancy.add(new Tenant(ID, SLUG, NAME, Vertical.RETAIL, null));
            vault.createTenantKey();
            audit.record(AuditEvent.done("tenant.created", "tenant", ID));
        }
        if (members.colleague(foreign).isEmpty()) {
            members.grant(foreign, NAME, Set.of(Role.ADMIN, Role.COMPLIANCE, Role.APPROVER));
            audit.record(AuditEvent.done("member.joined", "member", foreign));
        }
    }

    public void duties(UUID agent, UUID operator) {
        UUID agency = tenancy.agency(ID, SLUG, NAME);
        members.addAgencyMember(agency, agent, NAME);
        members.addOperator(operator);
    }

    /** In the scope of the tenant that is looked at. */
    public void letLowerIn(UUID lower) {
        members.grant(lower, NAME, Set.of(Role.PROBE));
        audit.record(AuditEvent.done("member.rolesChanged", "member", lower).state(null, Role.PROBE.name()));
    }

    /** In the scope of the tenant that was looked at. */
    public void putLowerOut(UUID lower) {
        members.assign(lower, Set.of());
        audit.record(AuditEvent.done("member.rolesChanged", "member", lower).state(Role.PROBE.name(), null));
    }

    static UUID tenantId() {
        return ID;
    }
}
