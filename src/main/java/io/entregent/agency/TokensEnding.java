package io.entregent.agency;

import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.notice.Countdown;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells who keeps the tenant's numbers that a token is about to end: as often as {@link Countdown} says. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TokensEnding {

    @Inject
    private OnboardingSql sql;

    @Inject
    private Members members;

    @Inject
    private Notices notices;

    @Inject
    private Clock clock;

    public void tell() {
        Instant now = clock.instant();
        Countdown.each((before, step) -> {
            List<String> numbers = sql.tokensEnding(now, now.plus(before), step);
            if (!numbers.isEmpty()) {
                List<UUID> keepers = members.withPermission(Permission.CHANNEL_MANAGE).stream().map(Member::userId).toList();
                numbers.forEach(number -> notices.tell(Notice.of("channel.tokenEnding").to(keepers).words(number, before.toDays()).at("onboarding")));
            }
        });
    }
}
