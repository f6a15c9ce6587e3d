package io.entregent.apikey;

import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.notice.Countdown;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.tenancy.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells a key's owner, or who integrates if a program owns it, that it is about to end; looks every hour. */
@ApplicationScoped
class Ending {

    @Inject
    private Told told;

    @Inject
    private EveryTenant tenants;

    void start(@Observes Startup ready) {
        tenants.start(Duration.ofMinutes(2), Duration.ofHours(1), "Not everybody was told of keys that end", told::tell);
    }

    /** The transaction of one tenant. */
    @ApplicationScoped
    @Transactional
    public static class Told {

        @Inject
        private ApiKeySql sql;

        @Inject
        private Members members;

        @Inject
        private Notices notices;

        @Inject
        private Clock clock;

        /** May be repeated, and done by two nodes at once: of each step it is told once. */
        public void tell() {
            Instant now = clock.instant();
            Countdown.each((before, step) -> sql.ending(now, now.plus(before), step).forEach(key -> notices.tell(Notice.of("apikey.ending").to(whom(key))
                    .words("egk_…" + key.hint(), Math.max(1, Duration.between(now, key.expiresAt()).toDays())).at("settings/keys"))));
        }

        private List<UUID> whom(ApiKeySql.Row key) {
            return key.service() ? members.withPermission(Permission.INTEGRATE).stream().map(Member::userId).toList() : List.of(key.owner());
        }
    }
}
