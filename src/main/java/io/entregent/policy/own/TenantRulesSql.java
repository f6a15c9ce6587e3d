package io.entregent.policy.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.policy.rules.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps the versions of a tenant's own rules. */
@ApplicationScoped
class TenantRulesSql {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final String SELECT = "select number, state, rules, hash, note, from_at, author, authors, created_at, decided_by,"
            + " decided_at, remark from tenant_rules where tenant_id = ?";

    @Inject
    private Sql sql;

    static String write(List<Rule> rules) {
        try {
            return JSON.writeValueAsString(rules);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Rules cannot be written", impossible);
        }
    }

    Optional<Version> inForce(Instant at) {
        return sql.first(SELECT + " and state = 'approved' and from_at <= ? order by from_at desc, number desc limit 1",
                TenantRulesSql::version, Scope.requireTenant(), at);
    }

    Optional<Version> next(Instant after) {
        return sql.first(SELECT + " and state = 'approved' and from_at > ? order by from_at, number limit 1",
                TenantRulesSql::version, Scope.requireTenant(), after);
    }

    List<Version> all() {
        return sql.list(SELECT + " order by number desc", TenantRulesSql::version, Scope.requireTenant());
    }

    /** Locked until the transaction ends. */
    Optional<Version> locked(int number) {
        return sql.first(SELECT + " and number = ? for update", TenantRulesSql::version, Scope.requireTenant(), number);
    }

    Optional<Version> byNumber(int number) {
        return sql.first(SELECT + " and number = ?", TenantRulesSql::version, Scope.requireTenant(), number);
    }

    void add(int number, List<Rule> rules, String hash, String note, UUID author, Instant now) {
        sql.update("insert into tenant_rules (tenant_id, number, state, rules, hash, note, author, authors, created_at)"
                + " values (?, ?, 'draft', ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), number, write(rules), hash, note, author,
                new UUID[] {author}, now);
    }

    void write(int number, List<Rule> rules, String hash, String note, Set<UUID> authors) {
        sql.update("update tenant_rules set rules = ?, hash = ?, note = ?, authors = ? where tenant_id = ? and number = ?",
                write(rules), hash, note, authors.toArray(UUID[]::new), Scope.requireTenant(), number);
    }

    void propose(int number, Instant from, Instant now) {
        sql.update("update tenant_rules set state = 'proposed', from_at = ?, proposed_at = ? where tenant_id = ? and number = ?",
                from, now, Scope.requireTenant(), number);
    }

    void decide(int number, String state, UUID by, Instant now, String acr, Instant provenAt, String remark, Instant from) {
        sql.update("update tenant_rules set state = ?, decided_by = ?, decided_at = ?, acr = ?, proven_at = ?, remark = ?, from_at = ?"
                + " where tenant_id = ? and number = ?", state, by, now, acr, provenAt, remark, from, Scope.requireTenant(), number);
    }

    void cancel(int number) {
        sql.update("update tenant_rules set state = 'withdrawn' where tenant_id = ? and number = ?", Scope.requireTenant(), number);
    }

    private static Version version(ResultSet row) throws SQLException {
        try {
            return new Version(row.getInt("number"), row.getString("state"), JSON.readValue(row.getString("rules"),
                    new TypeReference<List<Rule>>() {
                    }), row.getString("hash"), row.getString("note"), Sql.instant(row, "from_at"), Sql.uuid(row, "author"),
                    Set.of((UUID[]) row.getArray("authors").getArray()), Sql.instant(row, "created_at"), Sql.uuid(row, "decided_by"),
                    Sql.instant(row, "decided_at"), row.getString("remark"));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Rules cannot be read", broken);
        }
    }
}
