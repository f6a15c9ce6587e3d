package io.entregent.consent.capture;

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

/** Where opt-in pages and the questions that await an answer lie. */
@ApplicationScoped
class CampaignSql {

    /** A question that awaits its answer. */
    record Request(UUID id, UUID campaign, String wording, int version, String language, UUID account, UUID contact,
            String method, Integer age, Instant createdAt, Instant expiresAt, Instant usedAt) {
    }

    private static final String CAMPAIGN = "id, slug, name, wording, account_id, confirmation, age, embed, open, created_at";
    private static final String REQUEST = "id, campaign, wording, version, language, account_id, contact_id, method, age,"
            + " created_at, expires_at, used_at";

    @Inject
    private Sql sql;

    List<CampaignView> all() {
        return sql.list("select " + CAMPAIGN + " from consent_campaign where tenant_id = ? order by created_at desc",
                CampaignSql::campaign, Scope.requireTenant());
    }

    Optional<CampaignView> bySlug(String slug) {
        return sql.first("select " + CAMPAIGN + " from consent_campaign where tenant_id = ? and slug = ?", CampaignSql::campaign,
                Scope.requireTenant(), slug);
    }

    boolean add(CampaignView one, String by) {
        return sql.update("insert into consent_campaign (tenant_id, " + CAMPAIGN + ", created_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing", Scope.requireTenant(), one.id(),
                one.slug(), one.name(), one.wording(), one.account(), one.confirmation(), one.age(), one.embed(), one.open(),
                one.createdAt(), by) == 1;
    }

    void change(CampaignView one) {
        sql.update("update consent_campaign set name = ?, wording = ?, account_id = ?, confirmation = ?, age = ?, embed = ?,"
                        + " open = ? where tenant_id = ? and id = ?", one.name(), one.wording(), one.account(),
                one.confirmation(), one.age(), one.embed(), one.open(), Scope.requireTenant(), one.id());
    }

    void add(Request one, byte[] tokenHash) {
        sql.update("insert into consent_request (tenant_id, " + REQUEST + ", token_hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), one.id, one.campaign,
                one.wording, one.version, one.language, one.account, one.contact, one.method, one.age, one.createdAt,
                one.expiresAt, one.usedAt, tokenHash);
    }

    Optional<Request> byToken(byte[] hash) {
        return sql.first("select " + REQUEST + " from consent_request where tenant_id = ? and token_hash = ?",
                CampaignSql::request, Scope.requireTenant(), hash);
    }

    Optional<Request> byId(UUID id) {
        return sql.first("select " + REQUEST + " from consent_request where tenant_id = ? and id = ?", CampaignSql::request,
                Scope.requireTenant(), id);
    }

    /** @return false if it was used before */
    boolean use(UUID id, UUID contact, Instant now) {
        return sql.update("update consent_request set used_at = ?, contact_id = ? where tenant_id = ? and id = ? and used_at is null",
                now, contact, Scope.requireTenant(), id) == 1;
    }

    void forget(Instant before) {
        sql.update("delete from consent_request where tenant_id = ? and used_at is null and expires_at < ?",
                Scope.requireTenant(), before);
    }

    private static CampaignView campaign(ResultSet row) throws SQLException {
        return new CampaignView(Sql.uuid(row, "id"), row.getString("slug"), row.getString("name"), row.getString("wording"),
                Sql.uuid(row, "account_id"), row.getString("confirmation"), row.getObject("age", Integer.class),
                row.getString("embed"), row.getBoolean("open"), Sql.instant(row, "created_at"));
    }

    private static Request request(ResultSet row) throws SQLException {
        return new Request(Sql.uuid(row, "id"), Sql.uuid(row, "campaign"), row.getString("wording"), row.getInt("version"),
                row.getString("language"), Sql.uuid(row, "account_id"), Sql.uuid(row, "contact_id"), row.getString("method"),
                row.getObject("age", Integer.class), Sql.instant(row, "created_at"), Sql.instant(row, "expires_at"),
                Sql.instant(row, "used_at"));
    }
}
