package io.entregent.vault;

import io.entregent.kernel.db.Signal;
import io.entregent.kernel.db.Signals;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Asks the database without a tenant predicate of its own: only the policies stand in the way. */
@ApplicationScoped
@Transactional
public class Probe {

    @Inject
    private Sql sql;

    @Inject
    private Signals signals;

    public long keysSeen() {
        return sql.first("select count(*) from tenant_key", row -> row.getLong(1)).orElseThrow();
    }

    /** Destroys a person's key as another node does: behind the back of this one. */
    public void destroyElsewhere(UUID person) {
        sql.update("delete from subject_key where id = ?", person);
        signals.raise(Signal.WITHIN + "vault.subject", person.toString());
    }

    public int insertKeyFor(UUID tenant) {
        return sql.update("insert into tenant_key (tenant_id, version, wrapped, created_at) values (?, 99, '\\x00', now())",
                tenant);
    }

    public byte[] storedName(UUID user) {
        return sql.first("select name from membership where user_id = ?", row -> row.getBytes(1), user).orElseThrow();
    }
}
