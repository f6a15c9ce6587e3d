package io.entregent.dashboard;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Files of the figures: that one was taken along is written down. */
@ApplicationScoped
@Transactional
public class Sheets {

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    public void recordExport(String format) {
        access.require(Permission.POLICY_READ);
        audit.record(AuditEvent.done("dashboard.exported", "dashboard", Scope.requireTenant()).fact("format", format));
    }
}
