package io.entregent.audit.witness;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Policies and cosignatures of the current tenant. */
@ApplicationScoped
class WitnessSql {

    record Signed(String witness, long size, Instant at) {
    }

    /** @param since when it began to answer so */
    record Answered(String witness, Answer answer, long detail, Instant since, Instant at) {
    }

    @Inject
    private Sql sql;

    /** In the scope "pump". */
    List<UUID> tenants() {
        return sql.list("select tenant_id from audit_witness_policy", row -> Sql.uuid(row, "tenant_id"));
    }

    Optional<String> policy() {
        return sql.first("select policy from audit_witness_policy where tenant_id = ?", row -> row.getString(1), Scope.requireTenant());
    }

    void policy(String text, Instant now) {
        sql.update("insert into audit_witness_policy (tenant_id, policy, at) values (?, ?, ?)"
                + " on conflict (tenant_id) do update set policy = excluded.policy, at = excluded.at", Scope.requireTenant(), text, now);
    }

    void answered(String witness, Answer answer, long detail, Instant now) {
        sql.update("insert into audit_witness_answer as a (tenant_id, witness, answer, detail, since, at) values (?, ?, ?, ?, ?, ?)"
                + " on conflict (tenant_id, witness) do update set answer = excluded.answer, detail = excluded.detail, at = excluded.at,"
                + " since = case when a.answer = excluded.answer then a.since else excluded.since end",
                Scope.requireTenant(), witness, answer.name().toLowerCase(Locale.ROOT), detail, now, now);
    }

    List<Answered> answers() {
        return sql.list("select witness, answer, detail, since, at from audit_witness_answer where tenant_id = ?",
                row -> new Answered(row.getString("witness"), Answer.valueOf(row.getString("answer").toUpperCase(Locale.ROOT)),
                        row.getLong("detail"), Sql.instant(row, "since"), Sql.instant(row, "at")), Scope.requireTenant());
    }

    void forgetAnswers() {
        sql.update("delete from audit_witness_answer where tenant_id = ?", Scope.requireTenant());
    }

    boolean removePolicy() {
        return sql.update("delete from audit_witness_policy where tenant_id = ?", Scope.requireTenant()) == 1;
    }

    void add(String witness, long size, String line, Instant now) {
        sql.update("insert into audit_cosignature (tenant_id, size, witness, line, at) values (?, ?, ?, ?, ?) on conflict do nothing",
                Scope.requireTenant(), size, witness, line, now);
    }

    /** The newest cosignature of each. */
    List<Signed> newest() {
        return sql.list("select distinct on (witness) witness, size, at from audit_cosignature where tenant_id = ?"
                + " order by witness, size desc", row -> new Signed(row.getString(1), row.getLong(2), Sql.instant(row, "at")),
                Scope.requireTenant());
    }
}
