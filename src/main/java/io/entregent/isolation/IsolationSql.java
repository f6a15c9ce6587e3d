package io.entregent.isolation;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs of the current tenant, and what the catalogue says of the walls. */
@ApplicationScoped
class IsolationSql {

    private static final String COLUMNS = "id, state, asked_by, started_at, ended_at, done, checks, failures, entry_id";
    private static final String TENANT_TABLES = "select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid"
            + " where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'tenant_id'";

    /** One thing of each kind, for addresses that read. */
    private static final Map<String, String> ONE_OF = new LinkedHashMap<>();

    static {
        ONE_OF.put("conversation", "select id::text from conversation limit 1");
        ONE_OF.put("contact", "select id::text from contact limit 1");
        ONE_OF.put("message", "select id::text from message limit 1");
        ONE_OF.put("template", "select id::text from template limit 1");
        ONE_OF.put("decision", "select id::text from decision limit 1");
        ONE_OF.put("violation", "select id::text from violation limit 1");
        ONE_OF.put("webhook", "select id::text from webhook where removed_at is null limit 1");
        ONE_OF.put("key", "select id::text from api_key limit 1");
        ONE_OF.put("member", "select user_id::text from membership where roles <> '{}' limit 1");
    }

    @Inject
    private Sql sql;

    Map<String, String> objects() {
        Map<String, String> found = new LinkedHashMap<>();
        ONE_OF.forEach((kind, query) -> sql.first(query, row -> row.getString(1)).ifPresent(id -> found.put(kind, id)));
        return found;
    }

    List<String> tables() {
        return sql.list(TENANT_TABLES + " order by 1", row -> row.getString(1));
    }

    /** Tables of tenants whose wall has a hole. */
    List<String> unwalled() {
        return sql.list(TENANT_TABLES + " and not (c.relrowsecurity and c.relforcerowsecurity"
                + " and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'"
                + " and pg_get_expr(p.polqual, c.oid) like '%tenant_id = app_tenant()%'"
                + " and pg_get_expr(p.polwithcheck, c.oid) like '%tenant_id = app_tenant()%')) order by 1", row -> row.getString(1));
    }

    /** Tables into which one policy more lets somebody write rows of another tenant. A scope is never set for a request. */
    List<String> writable() {
        return sql.list(TENANT_TABLES + " and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd <> 'r'"
                + " and not (coalesce(pg_get_expr(p.polqual, c.oid), '') || coalesce(pg_get_expr(p.polwithcheck, c.oid), ''))"
                + " ~ 'tenant_id = app_tenant|app_scope') order by 1", row -> row.getString(1));
    }

    /** @param table a name from the catalogue */
    boolean showsOthers(String table) {
        return sql.first("select exists (select 1 from \"" + table.replace("\"", "\"\"") + "\" where tenant_id <> ?)", row -> row.getBoolean(1),
                Scope.requireTenant()).orElse(true);
    }

    boolean start(UUID id, UUID by, Instant now) {
        return sql.update("insert into isolation_run (tenant_id, id, state, asked_by, started_at) values (?, ?, 'running', ?, ?) on conflict do nothing",
                Scope.requireTenant(), id, by, now) == 1;
    }

    void progress(UUID id, int done) {
        sql.update("update isolation_run set done = ? where id = ?", done, id);
    }

    void end(UUID id, Run.State state, int checks, List<String> failures, Instant now) {
        sql.update("update isolation_run set state = ?, checks = ?, done = ?, failures = ?, ended_at = ? where id = ?",
                state.name().toLowerCase(Locale.ROOT), checks, checks, failures.toArray(String[]::new), now, id);
    }

    void certify(UUID id, String english, String french, UUID entry) {
        sql.update("update isolation_run set page_en = ?, page_fr = ?, entry_id = ? where id = ?", english, french, entry, id);
    }

    List<UUID> stuck(Instant before) {
        return sql.list("select id from isolation_run where state = 'running' and started_at < ?", row -> Sql.uuid(row, "id"), before);
    }

    List<Run> newest(int most) {
        return sql.list("select " + COLUMNS + " from isolation_run order by started_at desc limit ?", IsolationSql::run, most);
    }

    Optional<Run> find(UUID id) {
        return sql.first("select " + COLUMNS + " from isolation_run where id = ?", IsolationSql::run, id);
    }

    Optional<String> page(UUID id, boolean french) {
        return sql.first("select coalesce(" + (french ? "page_fr" : "page_en") + ", '') from isolation_run where id = ?", row -> row.getString(1), id)
                .filter(page -> !page.isEmpty());
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(Sql.uuid(row, "id"), Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"), row.getInt("done"), row.getInt("checks"), List.of((String[]) row.getArray("failures").getArray()),
                Sql.uuid(row, "entry_id"));
    }
}
