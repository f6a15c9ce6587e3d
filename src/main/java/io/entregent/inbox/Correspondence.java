package io.entregent.inbox;

import io.entregent.channel.Channels;
import io.entregent.inbox.file.MediaContent;
import io.entregent.inbox.read.ConversationSql;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.inbox.read.MessageView;
import io.entregent.inbox.read.Sealed;
import io.entregent.inbox.read.Views;
import io.entregent.kernel.Cursor;
import io.entregent.vault.Erased;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that a person and the tenant said to each other; for other rooms, which have asked
 * {@link io.entregent.access.Access} themselves and write their own entry.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Correspondence {

    private static final int PAGE = 500;

    /** @param messages and notes, oldest first */
    public record Thread(UUID id, String channel, String number, List<MessageView> messages) {
    }

    @Inject
    private EntityManager entityManager;

    @Inject
    private ConversationSql conversations;

    @Inject
    private MessageSql messages;

    @Inject
    private Views views;

    @Inject
    private Channels channels;

    @Inject
    private Sealed sealed;

    @Inject
    private Vault vault;

    public List<Thread> of(UUID contact) {
        return conversations.ofContact(contact).stream().map(id -> entityManager.find(Conversation.class, id))
                .map(one -> new Thread(one.id(), one.channel(), channels.account(one.accountId()).displayName(), all(one.id()))).toList();
    }

    private List<MessageView> all(UUID conversation) {
        List<MessageView> all = new ArrayList<>();
        Cursor before = null;
        List<MessageSql.Row> page;
        do {
            page = messages.thread(conversation, before, PAGE);
            all.addAll(views.all(page));
            before = page.isEmpty() ? null : new Cursor(page.get(page.size() - 1).placedAt(), page.get(page.size() - 1).id());
        } while (page.size() == PAGE);
        Collections.reverse(all);
        return all;
    }

    /** @return empty for a file that is not stored (any more) */
    public Optional<MediaContent> file(UUID message) {
        try {
            return messages.media(message).filter(one -> one.content() != null).map(one -> new MediaContent(
                    vault.openBytes(one.subject(), Fields.CONTENT, one.content()), one.mimeType(),
                    sealed.open(one.subject(), Fields.FILE_NAME, one.fileName())));
        } catch (Erased gone) {
            return Optional.empty();
        }
    }
}
