package io.entregent.policy.whatif;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps runs. */
@ApplicationScoped
class WhatIfSql {

    /** @param cursor after which decision it goes on; null at its start */
    record Row(WhatIfRun run, Cursor cursor) {
    }

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final String SELECT = "select id, number, day, state, total, seen, without, changes, examples, cursor_at, cursor_id,"
            + " started_at from what_if where tenant_id = ?";

    @Inject
    private Sql sql;

    void add(UUID id, Integer number, LocalDate day, int total, UUID by, Instant now) {
        sql.update("insert into what_if (tenant_id, id, number, day, state, total, seen, without, changes, examples, started_by, started_at)"
                + " values (?, ?, ?, ?, 'running', ?, 0, 0, '[]', '[]', ?, ?)", Scope.requireTenant(), id, number, day, total, by, now);
    }

    /** Locked until the transaction ends. */
    Optional<Row> locked(UUID id) {
        return sql.first(SELECT + " and id = ? for update", WhatIfSql::row, Scope.requireTenant(), id);
    }

    List<WhatIfRun> newest(int most) {
        return sql.list(SELECT + " order by started_at desc limit ?", row -> row(row).run(), Scope.requireTenant(), most);
    }

    void write(WhatIfRun run, Cursor cursor, Instant now) {
        sql.update("update what_if set state = ?, seen = ?, without = ?, changes = ?, examples = ?, cursor_at = ?, cursor_id = ?, done_at = ?"
                + " where tenant_id = ? and id = ?", run.done() ? "done" : "running", run.seen(), run.without(), json(run.changes()),
                json(run.examples()), cursor == null ? null : cursor.at(), cursor == null ? null : cursor.id(), run.done() ? now : null,
                Scope.requireTenant(), run.id());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A run cannot be written", impossible);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        try {
            Instant at = Sql.instant(row, "cursor_at");
            return new Row(new WhatIfRun(Sql.uuid(row, "id"), row.getObject("number", Integer.class), row.getObject("day", LocalDate.class),
                    row.getString("state").equals("done"), row.getInt("total"), row.getInt("seen"), row.getInt("without"),
                    JSON.readValue(row.getString("changes"), new TypeReference<List<WhatIfRun.Change>>() {
                    }), JSON.readValue(row.getString("examples"), new TypeReference<List<WhatIfRun.Example>>() {
                    }), Sql.instant(row, "started_at")), at == null ? null : new Cursor(at, Sql.uuid(row, "cursor_id")));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A run cannot be read", broken);
        }
    }
}
