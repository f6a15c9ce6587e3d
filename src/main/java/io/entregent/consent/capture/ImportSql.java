package io.entregent.consent.capture;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where imports lie: their state, their pieces, and why rows were refused. */
@ApplicationScoped
class ImportSql {

    /** Rows of a file that wait, sealed. */
    record Piece(long firstRow, byte[] content) {
    }

    private static final String COLUMNS = "id, state, purpose, read_rows, done_rows, accepted, refused, created_at, finished_at";

    @Inject
    private Sql sql;

    void add(UUID id, String purpose, String channel, String by, Instant now) {
        sql.update("insert into consent_import (tenant_id, id, state, purpose, channel, created_at, created_by)"
                + " values (?, ?, 'reading', ?, ?, ?, ?)", Scope.requireTenant(), id, purpose, channel, now, by);
    }

    void addPiece(UUID id, int n, long firstRow, int rows, byte[] sealed) {
        sql.update("insert into consent_import_piece (tenant_id, import_id, n, first_row, rows, content) values (?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), id, n, firstRow, rows, sealed);
        sql.update("update consent_import set read_rows = read_rows + ? where tenant_id = ? and id = ?", rows,
                Scope.requireTenant(), id);
    }

    void state(UUID id, String state, Instant finished) {
        sql.update("update consent_import set state = ?, finished_at = ? where tenant_id = ? and id = ?", state, finished,
                Scope.requireTenant(), id);
    }

    Optional<Piece> piece(UUID id, int n) {
        return sql.first("select first_row, content from consent_import_piece where tenant_id = ? and import_id = ? and n = ?",
                row -> new Piece(row.getLong("first_row"), row.getBytes("content")), Scope.requireTenant(), id, n);
    }

    /** @return whether it was the last piece of a file that is read to its end */
    boolean pieceDone(UUID id, int n, long accepted, Map<Long, String> refused, Instant now) {
        sql.update("delete from consent_import_piece where tenant_id = ? and import_id = ? and n = ?", Scope.requireTenant(), id, n);
        sql.batch("insert into consent_import_error (tenant_id, import_id, row_no, code) values (?, ?, ?, ?)",
                refused.entrySet().stream().map(one -> new Object[] {Scope.requireTenant(), id, one.getKey(), one.getValue()}).toList());
        sql.update("update consent_import set done_rows = done_rows + ?, accepted = accepted + ?, refused = refused + ?"
                + " where tenant_id = ? and id = ?", accepted + refused.size(), accepted, (long) refused.size(),
                Scope.requireTenant(), id);
        return sql.update("update consent_import set state = 'done', finished_at = ? where tenant_id = ? and id = ?"
                + " and state = 'running' and done_rows = read_rows", now, Scope.requireTenant(), id) == 1;
    }

    Optional<ImportView> byId(UUID id) {
        return sql.first("select " + COLUMNS + " from consent_import where tenant_id = ? and id = ?", ImportSql::view,
                Scope.requireTenant(), id);
    }

    List<ImportView> newest(int most) {
        return sql.list("select " + COLUMNS + " from consent_import where tenant_id = ? order by created_at desc limit ?",
                ImportSql::view, Scope.requireTenant(), most);
    }

    List<Map.Entry<Long, String>> errors(UUID id, int most) {
        return sql.list("select row_no, code from consent_import_error where tenant_id = ? and import_id = ? order by row_no limit ?",
                row -> Map.entry(row.getLong("row_no"), row.getString("code")), Scope.requireTenant(), id, most);
    }

    void dropPieces(UUID id) {
        sql.update("delete from consent_import_piece where tenant_id = ? and import_id = ?", Scope.requireTenant(), id);
    }

    /** Those that are still being read although nobody can be reading any more. */
    List<UUID> broken(Instant before) {
        return sql.list("select id from consent_import where tenant_id = ? and state = 'reading' and created_at < ?",
                row -> Sql.uuid(row, "id"), Scope.requireTenant(), before);
    }

    long reportsBefore(Instant before) {
        return sql.first("select count(*) as n from consent_import_error e join consent_import i on i.tenant_id = e.tenant_id"
                + " and i.id = e.import_id where e.tenant_id = ? and i.finished_at < ?", row -> row.getLong("n"),
                Scope.requireTenant(), before).orElse(0L);
    }

    int forgetReports(Instant before, int most) {
        return sql.update("delete from consent_import_error where (tenant_id, import_id, row_no) in (select e.tenant_id, e.import_id,"
                + " e.row_no from consent_import_error e join consent_import i on i.tenant_id = e.tenant_id and i.id = e.import_id"
                + " where e.tenant_id = ? and i.finished_at < ? limit ?)", Scope.requireTenant(), before, most);
    }

    void addEvents(List<Object[]> rows) {
        sql.batch("insert into consent_event (tenant_id, id, contact_id, subject_id, purpose, channel, type, method, at, claimed_at,"
                + " valid_until, proven, wording, wording_code, wording_version, wording_language, wording_sha256, notice_version,"
                + " evidence, recorded_by, entry_id, import_id, legal_basis)"
                + " values (?, ?, ?, ?, ?, ?, 'given', 'import', ?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
    }

    private static ImportView view(ResultSet row) throws SQLException {
        return new ImportView(Sql.uuid(row, "id"), row.getString("state"), row.getString("purpose"), row.getLong("read_rows"),
                row.getLong("done_rows"), row.getLong("accepted"), row.getLong("refused"), Sql.instant(row, "created_at"),
                Sql.instant(row, "finished_at"));
    }
}
