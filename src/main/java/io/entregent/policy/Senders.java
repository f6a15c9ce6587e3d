package io.entregent.policy;

import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import io.entregent.policy.Situation.Sender;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Locale;

/** Who the current tenant is, for its rules. */
@ApplicationScoped
@Transactional
public class Senders {

    private static final String SEAT = "FR";

    @Inject
    private SenderSql sql;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Zones zones;

    public Sender current() {
        String vertical = tenancy.byId(Scope.requireTenant()).orElseThrow().vertical().name().toLowerCase(Locale.ROOT);
        ZoneId zone = zones.current();
        return sql.begun(vertical, zone).orElseGet(() -> new Sender(vertical, null, SEAT, false, zone));
    }
}
