package io.entregent.isolation;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Sends the probe round: when somebody asks, and for every tenant once a night, each in its turn. */
@ApplicationScoped
public class Probe {

    private static final Logger LOG = System.getLogger(Probe.class.getName());
    private static final int NIGHT_BEGINS = 1;
    private static final int NIGHT_ENDS = 5;
    private static final Duration A_DAY = Duration.ofHours(20);
    private static final int EACH = 25;

    @Inject
    private Certificates certificates;

    @Inject
    private Personas personas;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    private ScheduledFuture<?> nights;

    void begin(@Observes Startup ready) {
        nights = schedule.scheduleWithFixedDelay(this::night, 10, 10, TimeUnit.MINUTES);
    }

    public boolean isInstalled() {
        return Knocker.isInstalled();
    }

    /**
     * Begins a run over the current tenant, in the background.
     *
     * @throws Rejected {@code isolation.notInstalled}, {@code isolation.running}
     */
    public void ask() {
        access.require(Permission.AUDIT_READ);
        if (!isInstalled()) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "isolation.notInstalled");
        }
        UUID id = certificates.start(access.userId()).orElseThrow(() -> Rejected.conflict("isolation.running"));
        Tenant tenant = tenancy.byId(Scope.requireTenant()).orElseThrow();
        threads.execute(() -> {
            try (ThreadBound.Opened acting = Actor.system().act()) {
                Scope.tenant(tenant.id(), null).run(() -> run(id, tenant));
            }
        });
    }

    private void night() {
        int hour = clock.instant().atOffset(ZoneOffset.UTC).getHour();
        if (!isInstalled() || hour < NIGHT_BEGINS || hour >= NIGHT_ENDS) {
            return;
        }
        try {
            tenancy.all().stream().filter(tenant -> !tenant.id().equals(Personas.tenantId()))
                    .forEach(tenant -> Scope.tenant(tenant.id(), null).run(() -> visit(tenant)));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The probe's night ended early: " + trouble.getClass().getSimpleName());
        }
    }

    private void visit(Tenant tenant) {
        Instant now = clock.instant();
        if (certificates.last().filter(run -> run.startedAt().isAfter(now.minus(A_DAY))).isEmpty()) {
            certificates.start(null).ifPresent(id -> run(id, tenant));
        }
    }

    /** In the tenant's scope. */
    private void run(UUID id, Tenant tenant) {
        UUID lower = null;
        try {
            Knocker knocker = new Knocker();
            Map<Persona, UUID> subjects = knocker.logIn();
            personas.settle(subjects);
            lower = subjects.get(Persona.LOWER);
            personas.letLowerIn(lower);
            List<Check> walls = Scope.tenant(Personas.tenantId(), null).call(certificates::walls);
            List<Check> checks = new ArrayList<>(new Round(knocker, tenant, certificates.objects(), done -> {
                if (done % EACH < Persona.values().length) {
                    certificates.progress(id, done);
                }
            }).run(Way.all(), walls.stream().allMatch(Check::shut)));
            checks.addAll(walls);
            personas.putLowerOut(lower);
            lower = null;
            certificates.certify(id, checks);
        } catch (IOException silent) {
            broken(id, lower, "silent " + silent.getClass().getSimpleName());
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The probe broke off", trouble);
            broken(id, lower, trouble.getClass().getSimpleName());
        }
    }

    private void broken(UUID id, UUID lower, String code) {
        if (lower != null) {
            personas.putLowerOut(lower);
        }
        certificates.broken(id, code);
    }

    @PreDestroy
    void stop() {
        nights.cancel(false);
    }
}
