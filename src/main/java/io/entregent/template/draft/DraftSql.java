package io.entregent.template.draft;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.lint.LintContext;
import io.entregent.template.lint.Volume;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Drafts and sample files in the database; jsonb and the compare-and-set of revisions are plain SQL. */
@ApplicationScoped
class DraftSql {

    private static final String READ = "select id, account, document::text as document, revision, owner, author, authors, updated_at"
            + " from template_draft ";

    @Inject
    private Sql sql;

    List<DraftView> all() {
        return sql.list(READ + "order by updated_at desc, id", DraftSql::view);
    }

    Optional<DraftView> find(UUID id) {
        return sql.first(READ + "where id = ?", DraftSql::view, id);
    }

    Optional<DraftSnapshot> snapshot(UUID id) {
        return sql.first(READ + "where id = ?", row -> new DraftSnapshot(Sql.uuid(row, "id"), row.getInt("revision"),
                Sql.uuid(row, "author"), uuids(row.getArray("authors")), row.getString("account"),
                TemplateDocument.parse(row.getString("document"))), id);
    }

    Optional<UUID> named(String name) {
        return sql.first("select id from template_draft where name = ? order by created_at limit 1", row -> Sql.uuid(row, "id"), name);
    }

    Set<String> otherNames(UUID id) {
        return new HashSet<>(sql.list("select distinct name from template_draft where id <> ? and name <> ''",
                row -> row.getString("name"), id));
    }

    /** Bodies and footers that the platform knows, as far as they are not of this name. */
    List<LintContext.Other> otherWordings(String name) {
        return sql.list("select name, language,"
                + " (select max(c ->> 'text') from jsonb_array_elements(components::jsonb) c where upper(c ->> 'type') = 'BODY') as body,"
                + " (select max(c ->> 'text') from jsonb_array_elements(components::jsonb) c where upper(c ->> 'type') = 'FOOTER') as footer"
                + " from template where name <> ? and status not in ('DELETED', 'REJECTED') order by name, language",
                row -> new LintContext.Other(row.getString("name"), row.getString("language"),
                        Optional.ofNullable(row.getString("body")).orElse(""), row.getString("footer")), name);
    }

    /** Names of which nothing lives and that the platform gives to nobody yet. */
    Map<String, Instant> restingNames(Instant now) {
        Map<String, Instant> resting = new HashMap<>();
        sql.list("select name, max(rests_until) as until from template t where rests_until > ? and not exists (select 1 from template o"
                + " where o.tenant_id = t.tenant_id and o.name = t.name and o.status not in ('DELETED', 'PENDING_DELETION')) group by name",
                row -> resting.put(row.getString("name"), Sql.instant(row, "until")), now);
        return resting;
    }

    /** How many there are at the platform, and in which languages this name is. */
    Volume volume(String name) {
        int held = sql.first("select count(*) from template where status <> 'DELETED'", row -> row.getInt(1)).orElse(0);
        Set<String> there = new HashSet<>(sql.list("select language from template where name = ? and status <> 'DELETED'",
                row -> row.getString("language"), name));
        return new Volume(held, there, sql.first("select verified from template_sync where verified is not null order by at desc limit 1",
                row -> row.getBoolean("verified")).orElse(null));
    }

    /** What the platform holds under a name, by language: category, language, components. */
    List<String[]> known(String name) {
        return sql.list("select category, language, components from template where name = ? and status <> 'DELETED' order by language",
                row -> new String[] {row.getString("category"), row.getString("language"), row.getString("components")}, name);
    }

    void insert(UUID id, String account, TemplateDocument document, UUID author, Instant now) {
        sql.update("insert into template_draft (tenant_id, id, account, name, category, document, hash, revision, owner, author,"
                + " authors, created_at, updated_at) values (?, ?, ?, ?, ?, ?::jsonb, ?, 1, ?, ?, array[?]::uuid[], ?, ?)",
                Scope.requireTenant(), id, account, document.name(), document.category(), document.canonical(), document.hash(),
                author, author, author, now, now);
    }

    /** @return false if it is no longer at this revision */
    boolean update(UUID id, int revision, TemplateDocument document, UUID author, Instant now) {
        return sql.update("update template_draft set name = ?, category = ?, document = ?::jsonb, hash = ?, revision = revision + 1,"
                + " author = ?, authors = array(select distinct unnest(authors || ?::uuid)), updated_at = ? where id = ? and revision = ?",
                document.name(), document.category(), document.canonical(), document.hash(), author, author, now, id, revision) == 1;
    }

    boolean delete(UUID id) {
        return sql.update("delete from template_draft where id = ?", id) == 1;
    }

    boolean keep(String hash, String mimeType, String fileName, byte[] bytes, Instant now) {
        return sql.update("insert into template_sample (tenant_id, hash, mime_type, file_name, bytes, created_at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing", Scope.requireTenant(), hash, mimeType, fileName, bytes, now) == 1;
    }

    Optional<SampleFile> sample(String hash) {
        return sql.first("select hash, mime_type, file_name, bytes from template_sample where hash = ?", row -> new SampleFile(
                SampleFiles.PREFIX + row.getString("hash"), row.getString("mime_type"), row.getString("file_name"), row.getBytes("bytes")), hash);
    }

    private static DraftView view(ResultSet row) throws SQLException {
        return new DraftView(Sql.uuid(row, "id"), row.getString("account"), TemplateDocument.parse(row.getString("document")),
                row.getInt("revision"), Sql.uuid(row, "owner"), Sql.uuid(row, "author"), Sql.instant(row, "updated_at"));
    }

    private static Set<UUID> uuids(Array array) throws SQLException {
        return new HashSet<>(Arrays.asList((UUID[]) array.getArray()));
    }
}
