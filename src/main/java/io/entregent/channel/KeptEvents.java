package io.entregent.channel;

import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Predicate;

/** What platforms told that is about no message; sealed under the tenant's key, and so not for ever. */
@ApplicationScoped
@Transactional
public class KeptEvents {

    @Inject
    private ChannelSql sql;

    @Inject
    private JournalSql journal;

    @Inject
    private QuarantineSql quarantine;

    @Inject
    private Vault vault;

    /** For an erasure, in its transaction: deletes those that name the person. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(Predicate<String> names) {
        sql.events().forEach(one -> {
            if (names.test(new String(vault.tenantSeal().open(Inbounds.RAW, one.raw()), StandardCharsets.UTF_8))) {
                sql.deleteEvent(one.digest());
            }
        });
    }

    /** What was worked off has no body any more; what could not be has none after this either. */
    void expire(Instant before) {
        journal.forget(before);
        sql.deleteEvents(before);
    }

    /** In the scope "operator": what nobody claimed. */
    void expireQuarantine(Instant before) {
        quarantine.removeBefore(before);
    }
}
