package io.entregent.inbox.age;

import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.inbox.read.ConversationSql;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.inbox.read.Sealed;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.db.Signals;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** For other rooms, which have asked whoever is to be asked and record what they do. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Aging {

    private static final int PAGE = 500;

    @Inject
    private AgeSql sql;

    @Inject
    private MessageSql messages;

    @Inject
    private ConversationSql conversations;

    @Inject
    private Contacts contacts;

    @Inject
    private Sealed sealed;

    @Inject
    private Vault vault;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    /** Files of messages. */
    public Aged files(Instant before, Collection<UUID> held) {
        return sql.files(before, array(held));
    }

    /** Messages and notes. */
    public Aged messages(Instant before, Collection<UUID> held) {
        return sql.messages(before, array(held));
    }

    /** People of whom nothing was heard, and who agreed to nothing that still holds. */
    public Aged contacts(Instant before, Collection<UUID> held) {
        return sql.contacts(before, clock.instant(), array(held));
    }

    public List<UUID> contacts(Instant before, Collection<UUID> held, int most) {
        return sql.contacts(before, clock.instant(), array(held), most);
    }

    /** People who were erased, wrote again, and can be answered no more. */
    public List<UUID> passers(Collection<UUID> held, int most) {
        return sql.passers(clock.instant(), array(held), most);
    }

    /** @return how many went; none means that nothing is left to do */
    public int emptyFiles(Instant before, Collection<UUID> held, int most) {
        return sql.emptyFiles(before, array(held), most);
    }

    /** With their files, and with the words by which they were found. @return how many went */
    public int deleteMessages(Instant before, Collection<UUID> held, int most) {
        List<UUID> touched = sql.deleteMessages(before, array(held), most);
        Set<UUID> empty = new LinkedHashSet<>();
        new LinkedHashSet<>(touched).forEach(conversation -> {
            sql.unindex(conversation);
            if (!index(conversation)) {
                empty.add(conversation);
            }
            signals.raise("conversation", conversation.toString());
        });
        sql.deleteConversations(empty);
        return touched.size();
    }

    /** @return false if nothing is left in it */
    private boolean index(UUID conversation) {
        List<MessageSql.Row> left = new ArrayList<>();
        Cursor before = null;
        List<MessageSql.Row> page;
        do {
            page = messages.thread(conversation, before, PAGE);
            left.addAll(page);
            before = page.isEmpty() ? null : new Cursor(page.get(page.size() - 1).placedAt(), page.get(page.size() - 1).id());
        } while (page.size() == PAGE);
        if (left.isEmpty()) {
            return false;
        }
        Map<String, byte[]> tokens = new HashMap<>();
        left.stream().filter(row -> !row.direction().equals("note")).map(row -> sealed.open(row.subject(), Fields.BODY, row.body()))
                .forEach(text -> add(text, tokens));
        conversations.contact(conversation).map(contact -> contacts.known(List.of(contact)).get(contact)).map(ContactView::name)
                .ifPresent(name -> add(name, tokens));
        conversations.index(conversation, List.copyOf(tokens.values()));
        return true;
    }

    private void add(String text, Map<String, byte[]> tokens) {
        if (text != null) {
            vault.tokens(text).forEach(token -> tokens.put(HexFormat.of().formatHex(token), token));
        }
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
