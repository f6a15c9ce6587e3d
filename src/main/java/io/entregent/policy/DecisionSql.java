package io.entregent.policy;

import io.entregent.kernel.Cursor;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Adds decisions and reads them; there is no statement that changes what one says. */
@ApplicationScoped
class DecisionSql {

    private static final String COLUMNS = "id, at, allowed, verdict, code, held_until, version, rules, facts, consent_id, given";

    @Inject
    private Sql sql;

    void add(UUID id, Instant at, Decision decision) {
        String rules = decision.rules().stream().map(one -> one.rule() + ":" + one.result().code() + ":" + one.code())
                .collect(Collectors.joining(" "));
        sql.update("insert into decision (tenant_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), id, at, decision.allowed(), decision.verdict().code(), decision.code(), decision.until(),
                decision.version(), rules, decision.facts(), decision.consent(), KeptFacts.write(decision.given()));
    }

    Optional<StoredDecision> byId(UUID id) {
        return sql.first("select " + COLUMNS + " from decision where tenant_id = ? and id = ?", DecisionSql::stored,
                Scope.requireTenant(), id);
    }

    List<StoredDecision> newest(Cursor after, int most) {
        return after == null
                ? sql.list("select " + COLUMNS + " from decision where tenant_id = ? order by at desc, id desc limit ?",
                        DecisionSql::stored, Scope.requireTenant(), most)
                : sql.list("select " + COLUMNS + " from decision where tenant_id = ? and (at, id) < (?, ?)"
                        + " order by at desc, id desc limit ?", DecisionSql::stored, Scope.requireTenant(), after.at(),
                        after.id(), most);
    }

    int count(Instant from, Instant to) {
        return sql.first("select count(*) from decision where tenant_id = ? and at > ? and at <= ?", row -> row.getInt(1),
                Scope.requireTenant(), from, to).orElse(0);
    }

    /** Oldest first. */
    List<StoredDecision> between(Instant from, Instant to, Cursor after, int most) {
        String select = "select " + COLUMNS + " from decision where tenant_id = ? and at <= ? and ";
        String order = " order by at, id limit ?";
        return after == null ? sql.list(select + "at > ?" + order, DecisionSql::stored, Scope.requireTenant(), to, from, most)
                : sql.list(select + "(at, id) > (?, ?)" + order, DecisionSql::stored, Scope.requireTenant(), to, after.at(), after.id(), most);
    }

    /** Those that an event of the ledger allowed, oldest first. */
    List<StoredDecision> using(UUID consent, int most) {
        return sql.list("select " + COLUMNS + " from decision where tenant_id = ? and consent_id = ? order by at, id limit ?",
                DecisionSql::stored, Scope.requireTenant(), consent, most);
    }

    /** @return how many lost theirs */
    int forgetFacts(Instant before, int most) {
        return sql.update("update decision set given = null where tenant_id = ? and id in (select id from decision where tenant_id = ?"
                + " and given is not null and at < ? order by at limit ?)", Scope.requireTenant(), Scope.requireTenant(), before, most);
    }

    private static StoredDecision stored(ResultSet row) throws SQLException {
        Instant until = Sql.instant(row, "held_until");
        List<Decision.Outcome> rules = Arrays.stream(row.getString("rules").split(" ")).map(one -> outcome(one, until)).toList();
        Decision.Verdict verdict = Decision.Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT));
        return new StoredDecision(Sql.uuid(row, "id"), Sql.instant(row, "at"), new Decision(verdict, row.getString("code"), until,
                row.getString("version"), rules, row.getString("facts"), Sql.uuid(row, "consent_id"),
                KeptFacts.read(row.getString("given"))));
    }

    /** Before rules were data, a rule's name was its code. */
    private static Decision.Outcome outcome(String written, Instant until) {
        String[] parts = written.split(":");
        Decision.Result result = Decision.Result.valueOf(parts[1].toUpperCase(Locale.ROOT));
        return new Decision.Outcome(parts[0], parts.length == 2 ? parts[0] : parts[2], result,
                result == Decision.Result.HELD ? until : null);
    }
}
