package io.entregent.inbox.repeat;

import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Rejected;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Lets a program repeat a request without sending twice: the same key with the same request gives
 * the message of the first, as it stands now. A request that was refused may be tried again.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = GateRefused.class)
public class Repeats {

    private static final int LONGEST_KEY = 255;

    @Inject
    private RepeatSql sql;

    @Inject
    private ConversationQueries queries;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /**
     * @param key     null for a request that carries none
     * @param request all that makes the request what it is
     * @throws Rejected key.invalid, key.reused
     */
    public MessageView once(String key, String request, Supplier<MessageView> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Rejected.invalid("key.invalid");
        }
        byte[] hash = vault.lookup("idempotency.key", key);
        byte[] fingerprint = vault.lookup("idempotency.request", request);
        if (!sql.begin(hash, fingerprint, clock.instant())) {
            RepeatSql.Row before = sql.find(hash).orElseThrow();
            if (!Arrays.equals(before.request(), fingerprint)) {
                throw Rejected.invalid("key.reused");
            }
            return queries.message(before.message());
        }
        try {
            MessageView message = work.get();
            sql.end(hash, message.id());
            return message;
        } catch (GateRefused refused) {
            sql.forget(hash);
            throw refused;
        }
    }
}
