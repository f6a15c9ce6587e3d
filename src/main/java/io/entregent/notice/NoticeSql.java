package io.entregent.notice;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices and mails of the current tenant. */
@ApplicationScoped
class NoticeSql {

    /**
     * @param user null for somebody who is no member; then the address is there, sealed
     * @param file sealed content; null without an attachment
     */
    record Mail(UUID id, UUID user, byte[] address, String language, String kind, List<String> words, String link, Attachment file) {

        Mail with(Attachment sealed) {
            return new Mail(id, user, address, language, kind, words, link, sealed);
        }
    }

    @Inject
    private Sql sql;

    void add(UUID id, UUID user, Notice notice, Instant now) {
        sql.update("insert into notice (tenant_id, id, user_id, kind, words, place, at) values (?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), id, user, notice.kind(), notice.words().toArray(String[]::new), notice.place(), now);
    }

    void addMail(Mail mail, Instant now) {
        sql.update("insert into mail (tenant_id, id, user_id, address, language, kind, words, link, at, attachment, attachment_name)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), mail.id(), mail.user(), mail.address(),
                mail.language(), mail.kind(), mail.words().toArray(String[]::new), mail.link(), now,
                mail.file() == null ? null : mail.file().content(), mail.file() == null ? null : mail.file().name());
    }

    /** @return empty if it went out already */
    Optional<Mail> waiting(UUID id) {
        return sql.first("select id, user_id, address, language, kind, words, link, attachment, attachment_name from mail"
                + " where id = ? and sent_at is null",
                row -> new Mail(Sql.uuid(row, "id"), Sql.uuid(row, "user_id"), row.getBytes("address"), row.getString("language"),
                        row.getString("kind"), texts(row), row.getString("link"), row.getBytes("attachment") == null ? null
                                : new Attachment(row.getString("attachment_name"), row.getBytes("attachment"))), id);
    }

    void sent(UUID id, Instant now) {
        sql.update("update mail set sent_at = ?, attachment = null where id = ? and sent_at is null", now, id);
    }

    List<NoticeView> of(UUID user, int most) {
        return sql.list("select id, kind, words, place, at, read_at from notice where user_id = ? order by at desc, id desc limit ?",
                row -> new NoticeView(Sql.uuid(row, "id"), row.getString("kind"), texts(row), row.getString("place"),
                        Sql.instant(row, "at"), Sql.instant(row, "read_at") != null), user, most);
    }

    int unread(UUID user) {
        return sql.first("select count(*) from notice where user_id = ? and read_at is null", row -> row.getInt(1), user).orElse(0);
    }

    void read(UUID user, Instant now) {
        sql.update("update notice set read_at = ? where user_id = ? and read_at is null", now, user);
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("words").getArray());
    }
}
