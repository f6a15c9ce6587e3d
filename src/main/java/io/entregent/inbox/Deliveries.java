package io.entregent.inbox;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundSink;
import io.entregent.channel.ProviderError;
import io.entregent.inbox.compose.Words;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.inbox.read.MessageStatus;
import io.entregent.kernel.db.Signals;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Takes in how far our messages came, in whatever order that is told. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Deliveries implements InboundSink {

    static final int PERSON_STOPPED_MARKETING = 131050;

    @Inject
    private EntityManager entityManager;

    @Inject
    private MessageSql messages;

    @Inject
    private Wishes wishes;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    @Override
    public void accept(Inbound inbound) {
        if (inbound instanceof Inbound.DeliveryChanged changed) {
            find(changed).ifPresent(message -> take(changed, message));
        }
    }

    /** Our own id counts first: the status may come before the platform's answer told us its id. */
    private Optional<Message> find(Inbound.DeliveryChanged changed) {
        return Optional.ofNullable(changed.ourId()).flatMap(this::locked)
                .or(() -> Optional.ofNullable(changed.providerId())
                        .flatMap(id -> messages.byProvider(vault.lookup("message.provider", id))).flatMap(this::locked));
    }

    private Optional<Message> locked(UUID id) {
        return Optional.ofNullable(entityManager.find(Message.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private void take(Inbound.DeliveryChanged changed, Message message) {
        ProviderError error = changed.errors() == null || changed.errors().isEmpty() ? null : changed.errors().get(0);
        String code = error == null ? null : String.valueOf(error.code());
        String title = error == null ? null : Words.line(error.title());
        String word = Words.code(changed.status(), "other");
        if (!messages.addDelivery(message.id(), word, changed.at(), code, title)) {
            return;
        }
        if (changed.providerId() != null) {
            message.knownAs(vault.lookup("message.provider", changed.providerId()),
                    vault.seal(message.subjectId(), Fields.PROVIDER_ID, changed.providerId()));
        }
        String before = message.status().code();
        boolean news = MessageStatus.ofPlatform(changed.status()).map(told -> told == MessageStatus.FAILED
                ? message.fail(code, title, changed.at()) : message.advance(told, changed.at())).orElse(false);
        if (news) {
            String type = "message." + message.status().code();
            AuditEvent event = message.status() == MessageStatus.FAILED
                    ? AuditEvent.failed(type, "message", message.id(), String.valueOf(code))
                    : AuditEvent.done(type, "message", message.id());
            audit.record(event.subject(message.subjectId()).state(before, message.status().code())
                    .fact("conversation", message.conversationId()));
        }
        if (error != null && error.code() == PERSON_STOPPED_MARKETING) {
            Conversation conversation = entityManager.find(Conversation.class, message.conversationId());
            wishes.stoppedAtPlatform(conversation, changed.at());
        }
        signals.raise("conversation", message.conversationId().toString());
    }
}
