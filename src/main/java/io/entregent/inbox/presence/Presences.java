package io.entregent.inbox.presence;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.inbox.read.ConversationSql;
import io.entregent.inbox.read.Views;
import io.entregent.kernel.db.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who looks at or types in a conversation, across nodes. Not audited: reading is, by who reads. */
@ApplicationScoped
@Transactional
public class Presences {

    static final Duration LASTS = Duration.ofSeconds(25);

    @Inject
    private PresenceSql sql;

    @Inject
    private ConversationSql conversations;

    @Inject
    private Views views;

    @Inject
    private Access access;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    /** To be said again at least every 15 seconds. */
    public void here(UUID conversation, boolean typing) {
        access.require(Permission.INBOX_READ);
        conversations.require(conversation);
        Instant now = clock.instant();
        if (sql.put(conversation, access.userId(), typing, now, now.minus(LASTS))) {
            signals.raise("presence", conversation.toString());
        }
    }

    public void gone(UUID conversation) {
        access.require(Permission.INBOX_READ);
        if (sql.remove(conversation, access.userId())) {
            signals.raise("presence", conversation.toString());
        }
    }

    public List<Presence> others(UUID conversation) {
        access.require(Permission.INBOX_READ);
        return sql.others(conversation, access.userId(), clock.instant().minus(LASTS)).stream()
                .map(one -> new Presence(one.user(), views.colleague(one.user()), one.typing())).toList();
    }
}
