package io.entregent.inbox.age;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds and deletes what is old, by the place of a message in its thread. */
@ApplicationScoped
class AgeSql {

    private static final String OLD_FILES = " from message_media f join message m on m.tenant_id = f.tenant_id and m.id = f.message_id"
            + " join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id"
            + " where f.tenant_id = ? and f.state = 'stored' and m.status not in ('queued', 'sending') and m.placed_at < ?";
    /** What waits to be sent, and what proves a consent, is not old. */
    private static final String OLD_MESSAGES = " from message m join conversation c on c.tenant_id = m.tenant_id"
            + " and c.id = m.conversation_id where m.tenant_id = ? and m.placed_at < ? and m.status not in ('queued', 'sending')"
            + " and not exists (select 1 from consent_event e where e.tenant_id = m.tenant_id and e.message_id = m.id)";
    private static final String OLD_NOTES = " from note m join conversation c on c.tenant_id = m.tenant_id"
            + " and c.id = m.conversation_id where m.tenant_id = ? and m.at < ?";
    /** Nothing was said or agreed since then, and no yes is left that holds. */
    private static final String OLD_CONTACTS = " from contact c where c.tenant_id = ? and c.merged_into is null and c.created_at < ?"
            + " and not exists (select 1 from conversation v where v.tenant_id = c.tenant_id and v.contact_id = c.id"
            + " and v.last_message_at >= ?) and not exists (select 1 from consent_event e join contact k on k.tenant_id = e.tenant_id"
            + " and k.id = e.contact_id where e.tenant_id = c.tenant_id and (k.id = c.id or k.merged_into = c.id)"
            + " and (e.at >= ? or e.type in ('given', 'confirmed', 'renewed') and (e.valid_until is null or e.valid_until > ?)"
            + " and not exists (select 1 from consent_event n where n.tenant_id = e.tenant_id and n.contact_id = e.contact_id"
            + " and n.purpose = e.purpose and n.channel = e.channel and n.at > e.at"
            + " and n.type in ('refused', 'withdrawn', 'objected'))))";
    private static final String FREE = " and not c.contact_id = any(?)";

    @Inject
    private Sql sql;

    Aged files(Instant before, UUID[] held) {
        return count(OLD_FILES, "m.placed_at", before, held);
    }

    Aged messages(Instant before, UUID[] held) {
        Aged said = count(OLD_MESSAGES, "m.placed_at", before, held);
        Aged notes = count(OLD_NOTES, "m.at", before, held);
        Instant oldest = said.oldest() == null || notes.oldest() != null && notes.oldest().isBefore(said.oldest())
                ? notes.oldest() : said.oldest();
        return new Aged(said.found() + notes.found(), said.held() + notes.held(), oldest);
    }

    private Aged count(String from, String at, Instant before, UUID[] held) {
        return sql.first("select count(*) filter (where not c.contact_id = any(?)) as free, count(*) filter (where"
                + " c.contact_id = any(?)) as held, min(" + at + ") filter (where not c.contact_id = any(?)) as oldest" + from,
                AgeSql::aged, held, held, held, Scope.requireTenant(), before).orElseThrow();
    }

    Aged contacts(Instant before, Instant now, UUID[] held) {
        return sql.first("select count(*) filter (where not c.id = any(?)) as free, count(*) filter (where c.id = any(?)) as held,"
                + " min(c.created_at) filter (where not c.id = any(?)) as oldest" + OLD_CONTACTS, AgeSql::aged, held, held, held,
                Scope.requireTenant(), before, before, before, now).orElseThrow();
    }

    List<UUID> contacts(Instant before, Instant now, UUID[] held, int most) {
        return sql.list("select c.id" + OLD_CONTACTS + " and not c.id = any(?) order by c.id limit ?", row -> Sql.uuid(row, "id"),
                Scope.requireTenant(), before, before, before, now, held, most);
    }

    /** Who was erased, wrote again all the same, and whose window is over. */
    List<UUID> passers(Instant now, UUID[] held, int most) {
        return sql.list("select c.id from contact c where c.tenant_id = ? and c.merged_into is null and exists (select 1"
                + " from contact_identity i join suppression s on s.tenant_id = i.tenant_id and s.channel = i.channel"
                + " and s.hash = i.hash where i.tenant_id = c.tenant_id and i.contact_id = c.id and s.reason = 'erasure')"
                + " and exists (select 1 from conversation v where v.tenant_id = c.tenant_id and v.contact_id = c.id)"
                + " and not exists (select 1 from conversation v where v.tenant_id = c.tenant_id and v.contact_id = c.id"
                + " and v.window_expires_at > ?) and not c.id = any(?) order by c.id limit ?", row -> Sql.uuid(row, "id"),
                Scope.requireTenant(), now, held, most);
    }

    /** A file's row stays and says that it is gone. */
    int emptyFiles(Instant before, UUID[] held, int most) {
        return sql.update("update message_media set state = 'gone', content = null, remote_id = null, file_name = null"
                + " where tenant_id = ? and message_id in (select f.message_id" + OLD_FILES + FREE + " limit ?)",
                Scope.requireTenant(), Scope.requireTenant(), before, held, most);
    }

    /** @return the conversation of each message or note that went */
    List<UUID> deleteMessages(Instant before, UUID[] held, int most) {
        List<UUID> touched = new ArrayList<>(sql.list("delete from message where tenant_id = ? and id in (select m.id"
                + OLD_MESSAGES + FREE + " limit ?) returning conversation_id", row -> Sql.uuid(row, "conversation_id"),
                Scope.requireTenant(), Scope.requireTenant(), before, held, most));
        touched.addAll(sql.list("delete from note where tenant_id = ? and id in (select m.id" + OLD_NOTES + FREE
                + " limit ?) returning conversation_id", row -> Sql.uuid(row, "conversation_id"), Scope.requireTenant(),
                Scope.requireTenant(), before, held, most));
        return touched;
    }

    /** What a conversation is found by. */
    void unindex(UUID conversation) {
        sql.update("delete from conversation_token where tenant_id = ? and conversation_id = ?", Scope.requireTenant(), conversation);
    }

    void deleteConversations(Collection<UUID> empty) {
        sql.update("delete from conversation where tenant_id = ? and id = any(?)", Scope.requireTenant(), empty.toArray(UUID[]::new));
    }

    private static Aged aged(ResultSet row) throws SQLException {
        return new Aged(row.getLong("free"), row.getLong("held"), Sql.instant(row, "oldest"));
    }
}
