package io.entregent.inbox.read;

import io.entregent.kernel.Cursor;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds, lists and joins conversations. Every statement names the tenant, on top of the policies. */
@ApplicationScoped
public class ConversationSql {

    /** One line of the list, its last message still sealed. */
    public record Row(UUID id, UUID contact, String channel, String state, UUID assignee, int unread, Instant lastMessageAt,
            Instant windowExpiresAt, UUID subject, String kind, String direction, byte[] body, boolean deleted) {
    }

    @Inject
    private Sql sql;

    public Optional<UUID> find(UUID contact, UUID account) {
        return sql.first("select id from conversation where tenant_id = ? and contact_id = ? and account_id = ?",
                row -> Sql.uuid(row, "id"), Scope.requireTenant(), contact, account);
    }

    /** @throws Rejected not found: for what does not exist and for what belongs to somebody else alike */
    public void require(UUID id) {
        sql.first("select 1 from conversation where tenant_id = ? and id = ?", row -> true, Scope.requireTenant(), id)
                .orElseThrow(Rejected::notFound);
    }

    /** Two messages may find no conversation at the same time; one of them makes it. */
    public UUID ensure(UUID contact, UUID account, String channel, Instant now) {
        return find(contact, account).orElseGet(() -> {
            sql.update("insert into conversation (tenant_id, id, contact_id, account_id, channel, state, last_message_at,"
                    + " created_at) values (?, ?, ?, ?, ?, 'open', ?, ?) on conflict on constraint conversation_once do nothing",
                    Scope.requireTenant(), Ids.next(), contact, account, channel, now, now);
            return find(contact, account).orElseThrow();
        });
    }

    public List<UUID> ofContact(UUID contact) {
        return sql.list("select id from conversation where tenant_id = ? and contact_id = ?", row -> Sql.uuid(row, "id"),
                Scope.requireTenant(), contact);
    }

    public Optional<UUID> contact(UUID conversation) {
        return sql.first("select contact_id from conversation where tenant_id = ? and id = ?", row -> Sql.uuid(row, "contact_id"),
                Scope.requireTenant(), conversation);
    }

    /** Moves what was said in one conversation to another; the emptied one can go then. */
    public void move(UUID from, UUID into) {
        for (String table : List.of("message", "note")) {
            sql.update("update " + table + " set conversation_id = ? where tenant_id = ? and conversation_id = ?",
                    into, Scope.requireTenant(), from);
        }
        sql.update("insert into conversation_token (tenant_id, token, conversation_id)"
                + " select tenant_id, token, ? from conversation_token where tenant_id = ? and conversation_id = ?"
                + " on conflict do nothing", into, Scope.requireTenant(), from);
    }

    public void deleteOf(Collection<UUID> contacts) {
        sql.update("delete from conversation where tenant_id = ? and contact_id = any(?)",
                Scope.requireTenant(), contacts.toArray(UUID[]::new));
    }

    public void index(UUID conversation, List<byte[]> tokens) {
        sql.update("insert into conversation_token (tenant_id, token, conversation_id)"
                + " select ?, word, ? from unnest(?) word on conflict do nothing",
                Scope.requireTenant(), conversation, inOrder(tokens));
    }

    /** Forgets words that are no longer said. One that is said elsewhere in the conversation too is forgotten with them. */
    public void unindex(UUID conversation, List<byte[]> tokens) {
        sql.update("delete from conversation_token where tenant_id = ? and conversation_id = ?"
                + " and token = any(?)", Scope.requireTenant(), conversation, inOrder(tokens));
    }

    /** Two transactions that add the same words must take them in the same order, or they lock each other out. */
    private static byte[][] inOrder(List<byte[]> tokens) {
        return tokens.stream().sorted(Arrays::compareUnsigned).toArray(byte[][]::new);
    }

    /** @return true if this reading is to be written down: the reader's last one was before {@code since} */
    public boolean firstReading(UUID conversation, String reader, Instant now, Instant since) {
        return sql.update("insert into conversation_reading (tenant_id, conversation_id, reader, at) values (?, ?, ?, ?)"
                + " on conflict (tenant_id, conversation_id, reader) do update set at = excluded.at"
                + " where conversation_reading.at < ?", Scope.requireTenant(), conversation, reader, now, since) == 1;
    }

    /**
     * @param tokens   all of them must occur; null for no search
     * @param contacts whose conversations match the search as well
     */
    public List<Row> list(ConversationFilter filter, UUID me, List<byte[]> tokens, Collection<UUID> contacts, Cursor after,
            int most, Instant now) {
        StringBuilder where = new StringBuilder("c.tenant_id = ?");
        List<Object> values = new ArrayList<>(List.of(Scope.requireTenant()));
        if (filter.state() != null) {
            where.append(" and c.state = ?");
            values.add(filter.state().code());
        }
        if (filter.assigneeId() != null || filter.assignee() == AssigneeFilter.MINE) {
            where.append(" and c.assignee = ?");
            values.add(filter.assigneeId() == null ? me : filter.assigneeId());
        } else if (filter.assignee() == AssigneeFilter.UNASSIGNED) {
            where.append(" and c.assignee is null");
        }
        window(filter.window(), now, where, values);
        search(tokens, contacts, where, values);
        if (after != null) {
            where.append(" and (c.last_message_at, c.id) < (?, ?)");
            values.add(after.at());
            values.add(after.id());
        }
        values.add(most);
        return sql.list("select c.id, c.contact_id, c.channel, c.state, c.assignee, c.unread, c.last_message_at,"
                + " c.window_expires_at, m.subject_id, m.kind, m.direction, m.body, m.deleted from conversation c"
                + " left join lateral (select subject_id, kind, direction, body, deleted from message"
                + " where tenant_id = c.tenant_id and conversation_id = c.id order by placed_at desc, id desc limit 1) m on true"
                + " where " + where + " order by c.last_message_at desc, c.id desc limit ?", ConversationSql::row, values.toArray());
    }

    private static void window(WindowState window, Instant now, StringBuilder where, List<Object> values) {
        if (window == null) {
            return;
        }
        Instant closing = now.plus(WindowState.CLOSING_FROM);
        switch (window) {
            case OPEN -> {
                where.append(" and c.window_expires_at > ?");
                values.add(closing);
            }
            case CLOSING -> {
                where.append(" and c.window_expires_at > ? and c.window_expires_at <= ?");
                values.add(now);
                values.add(closing);
            }
            case CLOSED -> {
                where.append(" and (c.window_expires_at is null or c.window_expires_at <= ?)");
                values.add(now);
            }
        }
    }

    private static void search(List<byte[]> tokens, Collection<UUID> contacts, StringBuilder where, List<Object> values) {
        if (tokens == null) {
            return;
        }
        where.append(" and (c.contact_id = any(?)");
        values.add(contacts.toArray(UUID[]::new));
        if (!tokens.isEmpty()) {
            where.append(" or (true");
            for (byte[] token : tokens) {
                where.append(" and exists (select 1 from conversation_token t where t.tenant_id = c.tenant_id"
                        + " and t.token = ? and t.conversation_id = c.id)");
                values.add(token);
            }
            where.append(')');
        }
        where.append(')');
    }

    public ConversationCounts counts(UUID me) {
        return sql.first("select count(*) as every, count(*) filter (where assignee = ?) as mine,"
                + " count(*) filter (where assignee is null) as nobody, count(*) filter (where unread > 0) as unread"
                + " from conversation where tenant_id = ? and state = 'open'",
                row -> new ConversationCounts(row.getLong("every"), row.getLong("mine"), row.getLong("nobody"),
                        row.getLong("unread")), me, Scope.requireTenant()).orElseThrow();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Sql.uuid(row, "id"), Sql.uuid(row, "contact_id"), row.getString("channel"), row.getString("state"),
                Sql.uuid(row, "assignee"), row.getInt("unread"), Sql.instant(row, "last_message_at"),
                Sql.instant(row, "window_expires_at"), Sql.uuid(row, "subject_id"), row.getString("kind"),
                row.getString("direction"), row.getBytes("body"), row.getBoolean("deleted"));
    }
}
