package io.entregent.apikey;

import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.kernel.db.Scope;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.tenancy.Tenancy;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells a key's owner, or who integrates if a program owns it, that it is about to end; looks every hour. */
@ApplicationScoped
class Ending {

    private static final Logger LOG = System.getLogger(Ending.class.getName());

    @Inject
    private Told told;

    @Inject
    private Tenancy tenancy;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private ScheduledFuture<?> tick;

    void start(@Observes Startup ready) {
        tick = schedule.scheduleWithFixedDelay(this::look, 2, 60, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            tenancy.all().forEach(tenant -> Scope.tenant(tenant.id(), null).run(told::tell));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Not everybody was told of keys that end: " + trouble.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void stop() {
        tick.cancel(false);
    }

    /** The transaction of one tenant. */
    @ApplicationScoped
    @Transactional
    public static class Told {

        /** Once when the first begins, once when the second begins. */
        private static final List<Duration> BEFORE = List.of(Duration.ofDays(14), Duration.ofDays(2));

        @Inject
        private ApiKeySql sql;

        @Inject
        private Members members;

        @Inject
        private Notices notices;

        @Inject
        private Clock clock;

        /** May be repeated: of each step it is told once. */
        public void tell() {
            Instant now = clock.instant();
            for (int step = BEFORE.size(); step > 0; step--) {
                for (ApiKeySql.Row key : sql.ending(now, now.plus(BEFORE.get(step - 1)), step)) {
                    sql.told(key.id(), step);
                    List<UUID> whom = key.service() ? members.withPermission(Permission.INTEGRATE).stream().map(Member::userId).toList() : List.of(key.owner());
                    notices.tell(Notice.of("apikey.ending").to(whom).words("egk_…" + key.hint(), Math.max(1, Duration.between(now, key.expiresAt()).toDays()))
                            .at("settings/keys"));
                }
            }
        }
    }
}
