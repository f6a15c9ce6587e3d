package io.entregent.contact;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of one person as they were, to be put back as a restored backup would. */
@ApplicationScoped
@Transactional
public class Backup {

    private static final List<String> TABLES = List.of("subject_key", "contact", "contact_identity");

    @Inject
    private Sql sql;

    @Inject
    private Audit audit;

    public List<String> of(UUID contact) {
        List<String> rows = new ArrayList<>();
        rows.addAll(sql.list("select to_jsonb(k)::text as row from subject_key k join contact c on c.tenant_id = k.tenant_id"
                + " and c.subject_id = k.id where c.tenant_id = ? and c.id = ?", row -> row.getString("row"), Scope.requireTenant(), contact));
        rows.addAll(sql.list("select to_jsonb(c)::text as row from contact c where tenant_id = ? and id = ?", row -> row.getString("row"),
                Scope.requireTenant(), contact));
        rows.addAll(sql.list("select to_jsonb(i)::text as row from contact_identity i where tenant_id = ? and contact_id = ?",
                row -> row.getString("row"), Scope.requireTenant(), contact));
        return rows;
    }

    public void putBack(List<String> rows) {
        audit.record(AuditEvent.done("contact.created", "contact", "backup"));
        for (int i = 0; i < rows.size(); i++) {
            String table = TABLES.get(Math.min(i, 2));
            sql.update("insert into " + table + " select * from jsonb_populate_record(null::" + table + ", ?::jsonb)", rows.get(i));
        }
    }

    /** As if the backup were older than the removal. */
    public void forgetRemovals() {
        audit.record(AuditEvent.done("contact.readmitted", "contact", "backup"));
        sql.update("delete from suppression where tenant_id = ? and reason = 'removed'", Scope.requireTenant());
    }

    /** @return how many rows the portal's own role can take out of the list of the erased */
    public int forgetErasures() {
        return sql.update("delete from suppression where tenant_id = ? and reason = 'erasure'", Scope.requireTenant());
    }
}
