package io.entregent.agency.leave;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeMap;

/** What the database holds of the current tenant, table by table. */
@ApplicationScoped
@Transactional
public class Remains {

    @Inject
    private Sql sql;

    /** @return how many rows each table has, without those that have none */
    public Map<String, Long> rows() {
        Map<String, Long> found = new TreeMap<>();
        for (String table : sql.list("select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind in ('r', 'p')"
                + " and not c.relispartition and c.relnamespace = 'public'::regnamespace and a.attname = 'tenant_id'"
                + " and has_table_privilege(c.oid, 'select') order by 1", row -> row.getString(1))) {
            long rows = sql.first("select count(*) from " + table + " where tenant_id = ?", row -> row.getLong(1), Scope.requireTenant()).orElseThrow();
            if (rows > 0) {
                found.put(table, rows);
            }
        }
        return found;
    }

    /** @return tables with a row of the tenant's that holds these words somewhere */
    public Map<String, Long> naming(String words) {
        Map<String, Long> found = new TreeMap<>();
        rows().keySet().forEach(table -> {
            long rows = sql.first("select count(*) from " + table + " t where tenant_id = ? and position(? in t::text) > 0", row -> row.getLong(1),
                    Scope.requireTenant(), words).orElseThrow();
            if (rows > 0) {
                found.put(table, rows);
            }
        });
        return found;
    }

    public String nameOfTenant() {
        return sql.first("select name from tenant where id = ?", row -> row.getString(1), Scope.requireTenant()).orElseThrow();
    }

    public long bytesOfKey() {
        return sql.first("select sum(octet_length(wrapped)) from tenant_key", row -> row.getLong(1)).orElseThrow();
    }
}
