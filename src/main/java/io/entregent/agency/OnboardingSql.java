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

    /**
     * @param dpo sealed
     * @param pin sealed
     */
    record Row(String organization, String organizationTrouble, String controller, byte[] dpo, String noticeUrl, String channelTrouble,
            boolean pack, String testCode, boolean ownCallback, byte[] pin, String country) {

        /** Of a tenant that was there before there was a checklist. */
        static final Row BEFORE = new Row("before", null, null, null, null, null, false, null, false, null, "FR");
    }

    /** What other rooms' tables say. */
    record Counts(int admins, int invited, boolean heard, boolean answered, int templates, int pages) {
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
        return sql.first("select organization, organization_trouble, controller, dpo, notice_url, channel_trouble,"
                        + " pack_confirmed_at is not null as pack, test_code, own_callback, pin, country from onboarding",
                row -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4), row.getString(5), row.getString(6),
                        row.getBoolean(7), row.getString(8), row.getBoolean(9), row.getBytes(10), row.getString(11)));
    }

    Optional<String> packVersion() {
        return sql.first("select coalesce(pack_version, '') from onboarding", row -> row.getString(1)).filter(version -> !version.isEmpty());
    }

    /** @return false if this version was accepted before */
    boolean acceptPack(String version, UUID by, Instant now) {
        return sql.update("update onboarding set pack_version = ?, pack_confirmed_at = ?, pack_confirmed_by = ?"
                + " where pack_version is distinct from ?", version, now, by, version) == 1;
    }

    void testCode(String code) {
        sql.update("update onboarding set test_code = ? where test_code is null", code);
    }

    /** @return false for words that are not the current tenant's */
    boolean tested(String code, Instant now) {
        return sql.update("update onboarding set tested_at = ? where test_code = ?", now, code) == 1;
    }

    void ownCallback(boolean own) {
        sql.update("update onboarding set own_callback = ?", own);
    }

    void pin(byte[] sealed) {
        sql.update("update onboarding set pin = ? where pin is null", (Object) sealed);
    }

    void expectSignup(byte[] state, Instant until) {
        sql.update("update onboarding set signup_state = ?, signup_until = ?", state, until);
    }

    boolean takeSignup(byte[] state, Instant now) {
        return sql.update("update onboarding set signup_state = null where signup_state = ? and signup_until > ?", state, now) == 1;
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
                       (select count(*) from template) + (select count(*) from template_draft) as templates,
                       (select count(*) from consent_campaign where open) as pages""",
                row -> new Counts(row.getInt(1), row.getInt(2), row.getBoolean(3), row.getBoolean(4), row.getInt(5), row.getInt(6))).orElseThrow();
    }

    /** Numbers and whether the app hears them; what was never asked counts as heard. */
    List<Checklist.Line> numbers() {
        return sql.list("""
                select a.id, a.account_id, a.display_name, coalesce(h.subscribed, true) as subscribed, coalesce(h.missing, '{}') as missing,
                       coalesce(h.in_review, false) as in_review from channel_account a
                left join channel_health h on h.tenant_id = a.tenant_id and h.account_id = a.id
                where a.disconnected_at is null order by a.connected_at, a.id""",
                row -> new Checklist.Line(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4),
                        List.of((String[]) row.getArray(5).getArray()), row.getBoolean(6)));
    }

    void learn(UUID account, String number, Onboarding.Health health, boolean subscribed, Instant now) {
        Setup.Phone phone = health.phone();
        sql.update("""
                insert into channel_health (tenant_id, account_id, number, expires_at, fields, fields_of, subscribed, quality,
                    message_limit, throughput, missing, in_review, override, portfolio, last_heard, failures, trouble, checked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    (select max(last_inbound_at) from conversation where tenant_id = ? and account_id = ?), 0, null, ?)
                on conflict (tenant_id, account_id) do update set number = excluded.number, expires_at = excluded.expires_at,
                    told = case when excluded.expires_at > channel_health.expires_at + interval '1 day' then 0 else channel_health.told end,
                    fields = excluded.fields, fields_of = excluded.fields_of, subscribed = excluded.subscribed,
                    quality = excluded.quality, message_limit = excluded.message_limit, throughput = excluded.throughput,
                    missing = excluded.missing, in_review = excluded.in_review, override = excluded.override,
                    portfolio = coalesce(excluded.portfolio, channel_health.portfolio), last_heard = excluded.last_heard, gone = false,
                    failures = 0, trouble = null, checked_at = excluded.checked_at""",
                Scope.requireTenant(), account, number, health.token().expiresAt(), Setup.FIELDS.size() - health.missing().size(),
                Setup.FIELDS.size(), subscribed, phone.quality(), phone.limit(), phone.throughput(),
                health.missing().toArray(String[]::new), phone.inReview(), health.hearing().override(), health.portfolio(),
                Scope.requireTenant(), account, now);
    }

    /** Numbers whose token ends before that moment, and of which it was told less often; it is noted that it is told now. */
    List<String> tokensEnding(Instant now, Instant before, int told) {
        return sql.list("update channel_health set told = ? where tenant_id = ? and not gone and expires_at > ? and expires_at <= ? and told < ?"
                + " returning number", row -> row.getString(1), told, Scope.requireTenant(), now, before, told);
    }

    void failed(UUID account, String number, String trouble, Instant now) {
        sql.update("""
                insert into channel_health (tenant_id, account_id, number, fields, fields_of, subscribed, quality, message_limit,
                    throughput, failures, trouble, checked_at) values (?, ?, ?, 0, ?, true, 'UNKNOWN', '', '', 1, ?, ?)
                on conflict (tenant_id, account_id) do update set failures = channel_health.failures + 1,
                    trouble = excluded.trouble, checked_at = excluded.checked_at""",
                Scope.requireTenant(), account, number, Setup.FIELDS.size(), trouble, now);
    }
}
