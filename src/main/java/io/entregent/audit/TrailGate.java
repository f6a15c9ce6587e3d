package io.entregent.audit;

import io.entregent.access.Gate;
import io.entregent.kernel.Rejected;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Keeps a tenant closed whose log does not extend what the signer has seen. */
@ApplicationScoped
public class TrailGate implements Gate {

    @Inject
    private Signing signing;

    @Override
    public void pass(Tenant tenant) {
        Standing standing = signing.standing(tenant.id());
        if (standing.state() == Standing.State.ROLLED_BACK) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "audit.rolledBack",
                    Map.of("missing", standing.missing(), "signed", standing.size()), standing.missing(), standing.size());
        }
        if (standing.state() == Standing.State.FORKED) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "audit.forked", Map.of("signed", standing.size()), standing.size());
        }
    }
}
