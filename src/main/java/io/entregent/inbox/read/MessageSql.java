package io.entregent.inbox.read;

import io.entregent.kernel.Cursor;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads threads, statuses, files and notes. Every statement names the tenant, on top of the policies. */
@ApplicationScoped
public class MessageSql {

    /** A message or note of a thread, still sealed. */
    public record Row(UUID id, UUID conversation, UUID subject, String direction, String kind, byte[] body, String status,
            String errorCode, String errorTitle, byte[] providerId, Instant at, Instant placedAt, UUID author, UUID decision,
            UUID replyTo, boolean edited, boolean deleted, String template, String mediaState, String mimeType,
            byte[] fileName, Long size, String heldBy, Instant heldUntil) {
    }

    /** @param content null until it is stored */
    public record Media(UUID message, UUID subject, UUID account, String state, String mimeType, byte[] remoteId, byte[] fileName,
            byte[] content) {
    }

    private static final String MESSAGE = "select m.id, m.conversation_id, m.subject_id, m.direction, m.kind, m.body, m.status,"
            + " m.error_code, m.error_title, m.provider_id, m.at, m.placed_at, m.author, m.decision_id, m.reply_to, m.edited,"
            + " m.deleted, m.template, f.state as media_state, f.mime_type, f.file_name, f.size, d.code as held_by, d.held_until from message m"
            + " left join message_media f on f.tenant_id = m.tenant_id and f.message_id = m.id"
            + " left join decision d on d.tenant_id = m.tenant_id and d.id = m.decision_id and d.held_until is not null and m.status = 'queued'";
    private static final String NOTE = "select id, conversation_id, subject_id, 'note' as direction, 'note' as kind, body,"
            + " null as status, null as error_code, null as error_title, null::bytea as provider_id, at, at as placed_at, author,"
            + " null::uuid as decision_id, null::uuid as reply_to, false as edited, false as deleted, null as template,"
            + " null as media_state, null as mime_type, null::bytea as file_name, null::bigint as size, null as held_by,"
            + " null::timestamptz as held_until from note";

    @Inject
    private Sql sql;

    public Optional<UUID> byProvider(byte[] hash) {
        return sql.first("select id from message where tenant_id = ? and provider_hash = ?", row -> Sql.uuid(row, "id"),
                Scope.requireTenant(), hash);
    }

    public Optional<UUID> newestInbound(UUID conversation) {
        return sql.first("select id from message where tenant_id = ? and conversation_id = ? and direction = 'in'"
                + " order by placed_at desc, id desc limit 1", row -> Sql.uuid(row, "id"), Scope.requireTenant(), conversation);
    }

    public Optional<Row> byId(UUID id) {
        return sql.first(MESSAGE + " where m.tenant_id = ? and m.id = ?", MessageSql::row, Scope.requireTenant(), id);
    }

    public Optional<Row> noteById(UUID id) {
        return sql.first(NOTE + " where tenant_id = ? and id = ?", MessageSql::row, Scope.requireTenant(), id);
    }

    /** Texts of the person around one of them, oldest first, that one included. */
    public List<Row> near(UUID conversation, UUID message, Instant at, Duration within) {
        return sql.list(MESSAGE + " where m.tenant_id = ? and m.conversation_id = ? and (m.id = ? or m.direction = 'in' and m.kind = 'text'"
                + " and not m.deleted and m.at between ? and ?) order by m.at, m.placed_at, m.id", MessageSql::row, Scope.requireTenant(),
                conversation, message, at.minus(within), at.plus(within));
    }

    /** Texts of ours since then, oldest first. */
    public List<Row> ours(UUID conversation, Instant since) {
        return sql.list(MESSAGE + " where m.tenant_id = ? and m.conversation_id = ? and m.direction = 'out' and m.kind = 'text'"
                + " and m.at >= ? order by m.placed_at, m.id", MessageSql::row, Scope.requireTenant(), conversation, since);
    }

    /** Messages and notes, newest first. */
    public List<Row> thread(UUID conversation, Cursor before, int most) {
        List<Object> values = new ArrayList<>(List.of(Scope.requireTenant(), conversation));
        String older = "";
        String olderNotes = "";
        if (before != null) {
            older = " and (m.placed_at, m.id) < (?, ?)";
            olderNotes = " and (at, id) < (?, ?)";
            values.add(before.at());
            values.add(before.id());
        }
        values.addAll(List.copyOf(values));
        values.add(most);
        return sql.list("select * from (" + MESSAGE + " where m.tenant_id = ? and m.conversation_id = ?" + older
                + " union all " + NOTE + " where tenant_id = ? and conversation_id = ?" + olderNotes
                + ") both_kinds order by placed_at desc, id desc limit ?", MessageSql::row, values.toArray());
    }

    /** Templates to these people that nobody is sending yet; locked until the transaction ends. */
    public List<UUID> waiting(Collection<UUID> contacts, String channel, int most) {
        return sql.list("select m.id from conversation c join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id"
                + " where c.tenant_id = ? and c.contact_id = any(?) and c.channel = ? and m.status = 'queued'"
                + " and m.template is not null order by m.id limit ? for update of m skip locked", row -> Sql.uuid(row, "id"),
                Scope.requireTenant(), contacts.toArray(UUID[]::new), channel, most);
    }

    public void addNote(UUID id, UUID conversation, UUID subject, UUID author, byte[] body, Instant at) {
        sql.update("insert into note (tenant_id, id, conversation_id, subject_id, author, body, at) values (?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), id, conversation, subject, author, body, at);
    }

    /** @return false if that was told before */
    public boolean addDelivery(UUID message, String status, Instant at, String errorCode, String errorTitle) {
        return sql.update("insert into delivery_event (tenant_id, message_id, status, at, error_code, error_title)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing", Scope.requireTenant(), message, status, at, errorCode,
                errorTitle) == 1;
    }

    public void addMedia(UUID message, UUID subject, String state, String mimeType, byte[] remoteId, byte[] fileName, Long size,
            byte[] content) {
        sql.update("insert into message_media (tenant_id, message_id, subject_id, state, mime_type, remote_id, file_name, size,"
                + " content) values (?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), message, subject, state, mimeType,
                remoteId, fileName, size, content);
    }

    public Optional<Media> media(UUID message) {
        return sql.first("select f.message_id, f.subject_id, c.account_id, f.state, f.mime_type, f.remote_id, f.file_name,"
                + " f.content from message_media f join message m on m.tenant_id = f.tenant_id and m.id = f.message_id"
                + " join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id"
                + " where f.tenant_id = ? and f.message_id = ?",
                row -> new Media(Sql.uuid(row, "message_id"), Sql.uuid(row, "subject_id"), Sql.uuid(row, "account_id"),
                        row.getString("state"), row.getString("mime_type"), row.getBytes("remote_id"), row.getBytes("file_name"),
                        row.getBytes("content")), Scope.requireTenant(), message);
    }

    public void settleMedia(UUID message, String state, Long size, byte[] content) {
        sql.update("update message_media set state = ?, size = ?, content = ? where tenant_id = ? and message_id = ?",
                state, size, content, Scope.requireTenant(), message);
    }

    public void deleteMedia(UUID message) {
        sql.update("delete from message_media where tenant_id = ? and message_id = ?", Scope.requireTenant(), message);
    }

    private static Row row(ResultSet row) throws SQLException {
        Long size = row.getObject("size", Long.class);
        return new Row(Sql.uuid(row, "id"), Sql.uuid(row, "conversation_id"), Sql.uuid(row, "subject_id"),
                row.getString("direction"), row.getString("kind"), row.getBytes("body"), row.getString("status"),
                row.getString("error_code"), row.getString("error_title"), row.getBytes("provider_id"),
                Sql.instant(row, "at"), Sql.instant(row, "placed_at"), Sql.uuid(row, "author"), Sql.uuid(row, "decision_id"),
                Sql.uuid(row, "reply_to"), row.getBoolean("edited"), row.getBoolean("deleted"), row.getString("template"),
                row.getString("media_state"), row.getString("mime_type"), row.getBytes("file_name"), size, row.getString("held_by"), Sql.instant(row, "held_until"));
    }
}
