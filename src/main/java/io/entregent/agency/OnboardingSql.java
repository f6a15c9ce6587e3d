package io.entregent.agency;

import io.entregent.channel.whatsapp.Setup;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How far the current tenant is; counts of its rows, never their content. */
@ApplicationScoped
class OnboardingSql {

    /** @param dpo sealed */
    record Row(String organization, String organizationTrouble, String controller, byte[] dpo, String noticeUrl, String channelTrouble) {
    }

    /** What other rooms' tables say. */
    record Counts(int admins, int invited, boolean heard, boolean answered, int templates) {
    }

    @Inject
    private Sql sql;

    void start(NewClient client, UUID by, Instant now) {
        sql.update("insert into onboarding (tenant_id, country, siren, activity, solution_provider, started_by, started_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), client.country(),
                client.siren().isEmpty() ? null : client.siren(), client.activity().name(),
                client.provider().isEmpty() ? null : client.provider(), by, now);
    }

    /** For tenants that were there before there was a checklist. */
    void startLate(Activity activity, UUID by, Instant now) {
        sql.update("insert into onboarding (tenant_id, country, activity, organization, started_by, started_at)"
                + " values (?, 'FR', ?, 'before', ?, ?) on conflict do nothing", Scope.requireTenant(), activity.name(), by, now);
    }

    Optional<Row> row() {
        return sql.first("select organization, organization_trouble, controller, dpo, notice_url, channel_trouble from onboarding",
                row -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4), row.getString(5), row.getString(6)));
    }

    void organization(String id) {
        sql.update("update onboarding set organization = ?, organization_trouble = null where organization is null", id);
    }

    void organizationTrouble(String code) {
        sql.update("update onboarding set organization_trouble = ? where organization is null", code);
    }

    void legal(String controller, byte[] dpo, String noticeUrl) {
        sql.update("update onboarding set controller = ?, dpo = ?, notice_url = ?", controller, dpo, noticeUrl);
    }

    void channelTrouble(String code) {
        sql.update("update onboarding set channel_trouble = ?", code);
    }

    Counts counts() {
        return sql.first("""
                select (select count(*) from membership where 'ADMIN' = any(roles)) as admins,
                       (select count(*) from invitation where state in ('asked', 'sent')) as invited,
                       exists (select 1 from conversation where last_inbound_at is not null) as heard,
                       exists (select 1 from message where direction = 'out' and status in ('sent', 'delivered', 'read')) as answered,
                       (select count(*) from template) + (select count(*) from template_draft) as templates""",
                row -> new Counts(row.getInt(1), row.getInt(2), row.getBoolean(3), row.getBoolean(4), row.getInt(5))).orElseThrow();
    }

    /** Numbers and whether the app hears them; what was never asked counts as heard. */
    List<Checklist.Line> numbers() {
        return sql.list("""
                select a.display_name, coalesce(h.subscribed, true) as subscribed from channel_account a
                left join channel_health h on h.tenant_id = a.tenant_id and h.account_id = a.id order by a.connected_at, a.id""",
                row -> new Checklist.Line(row.getString(1), row.getBoolean(2)));
    }

    void learn(UUID account, String number, Instant expires, int fields, boolean subscribed, Setup.Phone phone, Instant now) {
        sql.update("""
                insert into channel_health (tenant_id, account_id, number, expires_at, fields, fields_of, subscribed, quality,
                    message_limit, throughput, failures, trouble, checked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, null, ?)
                on conflict (tenant_id, account_id) do update set number = excluded.number, expires_at = excluded.expires_at,
                    fields = excluded.fields, fields_of = excluded.fields_of, subscribed = excluded.subscribed,
                    quality = excluded.quality, message_limit = excluded.message_limit, throughput = excluded.throughput,
                    failures = 0, trouble = null, checked_at = excluded.checked_at""",
                Scope.requireTenant(), account, number, expires, fields, Setup.FIELDS.size(), subscribed, phone.quality(),
                phone.limit(), phone.throughput(), now);
    }

    void failed(UUID account, String number, String code, Instant now) {
        sql.update("""
                insert into channel_health (tenant_id, account_id, number, fields, fields_of, subscribed, quality, message_limit,
                    throughput, failures, trouble, checked_at) values (?, ?, ?, 0, ?, true, 'UNKNOWN', '', '', 1, ?, ?)
                on conflict (tenant_id, account_id) do update set failures = channel_health.failures + 1,
                    trouble = excluded.trouble, checked_at = excluded.checked_at""",
                Scope.requireTenant(), account, number, Setup.FIELDS.size(), code, now);
    }
}
