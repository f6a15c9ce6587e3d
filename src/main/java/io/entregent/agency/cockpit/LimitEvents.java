package io.entregent.agency.cockpit;

import io.entregent.channel.Inbound;
import io.entregent.channel.InboundSink;
import io.entregent.channel.whatsapp.MessagingLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the platform tells of a business's messaging limit counts at once, for the gate too: a quarter of an hour may pass
 * until numbers are looked at again (webhooks business_capability_update and phone_number_quality_update).
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LimitEvents implements InboundSink {

    @Inject
    private CockpitSql sql;

    @Override
    public void accept(Inbound inbound) {
        if (inbound instanceof Inbound.AccountChanged told && told.businessId() != null) {
            Stream.of("max_daily_conversations_per_business", "current_limit").map(told.details()::get).map(MessagingLimit::tier)
                    .flatMap(Optional::stream).findFirst().ifPresent(tier -> sql.limited(told.businessId(), tier, told.at()));
        }
    }
}
