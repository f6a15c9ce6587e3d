package io.entregent.consent.wording;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where wordings and notices lie. */
@ApplicationScoped
class WordingSql {

    private static final String NOTICE = "version, controller, address, contact, dpo, url, jurisdiction, storage, recipients,"
            + " authority, created_at";
    private static final String SELECT = "select w.code, w.version, w.purpose, w.title_en, w.title_fr, w.body_en, w.body_fr,"
            + " w.sha256_en, w.sha256_fr, w.notice, w.created_at, w.published_at, exists (select 1 from consent_wording n"
            + " where n.tenant_id = w.tenant_id and n.code = w.code and n.version > w.version and n.published_at is not null)"
            + " as superseded from consent_wording w where w.tenant_id = ?";

    @Inject
    private Sql sql;

    List<NoticeView> notices() {
        return sql.list("select " + NOTICE + " from consent_notice where tenant_id = ? order by version desc",
                WordingSql::notice, Scope.requireTenant());
    }

    boolean addNotice(NoticeView one, String by, Instant now) {
        return sql.update("insert into consent_notice (tenant_id, " + NOTICE + ", created_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing", Scope.requireTenant(),
                one.version(), one.controller(), one.address(), one.contact(), one.dpo(), one.url(), one.jurisdiction(),
                one.storage(), one.recipients(), one.authority(), now, by) == 1;
    }

    /** Newest first within each code. */
    List<WordingView> all() {
        return sql.list(SELECT + " order by w.code, w.version desc", WordingSql::wording, Scope.requireTenant());
    }

    Optional<WordingView> find(String code, int version) {
        return sql.first(SELECT + " and w.code = ? and w.version = ?", WordingSql::wording, Scope.requireTenant(), code, version);
    }

    Optional<WordingView> published(String code) {
        return sql.first(SELECT + " and w.code = ? and w.published_at is not null order by w.version desc limit 1",
                WordingSql::wording, Scope.requireTenant(), code);
    }

    boolean add(WordingView one, String by, Instant now) {
        return sql.update("insert into consent_wording (tenant_id, code, version, purpose, title_en, title_fr, body_en, body_fr,"
                        + " sha256_en, sha256_fr, created_at, created_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing", Scope.requireTenant(), one.code(), one.version(), one.purpose(),
                one.titleEn(), one.titleFr(), one.bodyEn(), one.bodyFr(), one.sha256En(), one.sha256Fr(), now, by) == 1;
    }

    /** @return false if it is published */
    boolean edit(WordingView one) {
        return sql.update("update consent_wording set purpose = ?, title_en = ?, title_fr = ?, body_en = ?, body_fr = ?,"
                        + " sha256_en = ?, sha256_fr = ? where tenant_id = ? and code = ? and version = ? and published_at is null",
                one.purpose(), one.titleEn(), one.titleFr(), one.bodyEn(), one.bodyFr(), one.sha256En(), one.sha256Fr(),
                Scope.requireTenant(), one.code(), one.version()) == 1;
    }

    boolean publish(WordingView one, int notice, byte[] english, byte[] french, String by, Instant now) {
        return sql.update("update consent_wording set notice = ?, snapshot_en = ?, snapshot_fr = ?, published_at = ?,"
                        + " published_by = ? where tenant_id = ? and code = ? and version = ? and published_at is null",
                notice, english, french, now, by, Scope.requireTenant(), one.code(), one.version()) == 1;
    }

    Optional<byte[]> snapshot(String code, int version, String language) {
        return sql.first("select snapshot_en, snapshot_fr from consent_wording where tenant_id = ? and code = ? and version = ?"
                + " and published_at is not null", row -> row.getBytes(language.equals("fr") ? "snapshot_fr" : "snapshot_en"),
                Scope.requireTenant(), code, version);
    }

    private static NoticeView notice(ResultSet row) throws SQLException {
        return new NoticeView(row.getInt("version"), row.getString("controller"), row.getString("address"),
                row.getString("contact"), row.getString("dpo"), row.getString("url"), row.getString("jurisdiction"),
                row.getString("storage"), row.getString("recipients"), row.getString("authority"),
                Sql.instant(row, "created_at"));
    }

    private static WordingView wording(ResultSet row) throws SQLException {
        return new WordingView(row.getString("code"), row.getInt("version"), row.getString("purpose"),
                row.getString("title_en"), row.getString("title_fr"), row.getString("body_en"), row.getString("body_fr"),
                row.getBytes("sha256_en"), row.getBytes("sha256_fr"), row.getObject("notice", Integer.class),
                Sql.instant(row, "created_at"), Sql.instant(row, "published_at"), row.getBoolean("superseded"));
    }
}
