package io.entregent.agency;

import io.entregent.access.Members;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Makes a member of the current tenant, as an accepted invitation does. */
@ApplicationScoped
@Transactional
public class Joining {

    @Inject
    private Members members;

    @Inject
    private Audit audit;

    public void join(UUID user, String name, Role role, String address) {
        members.grant(user, name, Set.of(role));
        members.learn(user, address, Locale.FRENCH);
        audit.record(AuditEvent.done("member.joined", "member", user).state(null, role.name()));
    }
}
