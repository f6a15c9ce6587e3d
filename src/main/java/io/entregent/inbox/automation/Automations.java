package io.entregent.inbox.automation;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.dlp.Verdict;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import io.entregent.screening.ContentScreening;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** The automatic answers of the current tenant. */
@ApplicationScoped
@Transactional
public class Automations {

    private static final int LONGEST = 1024;

    @Inject
    private AutomationSql sql;

    @Inject
    private ContentScreening screening;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    public AutomationView view() {
        access.require(Permission.POLICY_READ);
        return sql.find().orElseGet(AutomationView::none);
    }

    /** @throws Rejected automation.text, automation.human, content.sensitive */
    public void save(AutomationView wanted) {
        access.require(Permission.POLICY_WRITE);
        if (wanted.greets()) {
            check(List.of(wanted.greetingEn(), wanted.greetingFr()), wanted.button());
        }
        if (wanted.away()) {
            check(List.of(wanted.awayEn(), wanted.awayFr()), wanted.button());
        }
        AutomationView before = sql.find().orElseGet(AutomationView::none);
        sql.save(wanted, access.userId(), clock.instant());
        audit.record(AuditEvent.done("automation.changed", "automation", Scope.requireTenant()).state(state(before), state(wanted)));
    }

    /**
     * Sets the clock of the whole tenant.
     *
     * @param zone its name in the IANA database
     * @throws Rejected zone.unknown, zone.halfHour
     */
    public void keepTo(String zone) {
        access.require(Permission.POLICY_WRITE);
        if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Rejected.invalid("zone.unknown");
        }
        if (!Zones.byWholeHours(ZoneId.of(zone), clock.instant())) {
            throw Rejected.invalid("zone.halfHour");
        }
        UUID tenant = Scope.requireTenant();
        String before = tenancy.zone(tenant).getId();
        if (!before.equals(zone)) {
            tenancy.keepTo(tenant, ZoneId.of(zone));
            audit.record(AuditEvent.done("tenant.zoneSet", "tenant", tenant).state(before, zone));
        }
    }

    private void check(List<String> texts, boolean button) {
        for (String text : texts) {
            if (text.isBlank() || text.length() > LONGEST) {
                throw Rejected.invalid("automation.text", LONGEST);
            }
            if (!HumanWay.offered(text, button)) {
                throw Rejected.invalid("automation.human");
            }
            if (screening.scan(text).verdict() == Verdict.BLOCK) {
                throw Rejected.invalid("content.sensitive");
            }
        }
    }

    private static String state(AutomationView one) {
        return "greets=" + one.greets() + " away=" + one.away() + " button=" + one.button();
    }
}
