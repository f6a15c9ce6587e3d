package io.entregent.template.platform;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Comparisons, and what counts against the platform's limits. */
@ApplicationScoped
class PlatformSql {

    private static final int KEPT = 50;

    @Inject
    private Sql sql;

    void keep(UUID id, SyncView sync, UUID person, Boolean verified) {
        sql.update("insert into template_sync (tenant_id, id, at, by_person, seen, changed, failures, verified) values (?, ?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), id, sync.at(), person, sync.seen(), sync.changed(),
                sync.failures().stream().map(one -> one.account() + "\t" + one.code()).toArray(String[]::new), verified);
        sql.update("delete from template_sync where id not in (select id from template_sync order by at desc limit " + KEPT + ")");
    }

    Optional<SyncView> last() {
        return sql.first("select at, seen, changed, failures from template_sync order by at desc limit 1", row -> new SyncView(
                Sql.instant(row, "at"), row.getInt("seen"), row.getInt("changed"),
                Arrays.stream((String[]) row.getArray("failures").getArray()).map(text -> text.split("\t", 2))
                        .map(parts -> new SyncView.Failure(parts[0], parts[1])).toList()));
    }

    /** Those of the last hour, oldest first. */
    List<Instant> creations(String business, Instant since) {
        return sql.list("select at from template_creation where business_id = ? and at > ? order by at", row -> Sql.instant(row, "at"),
                business, since);
    }

    void created(UUID id, String business, Instant now) {
        sql.update("insert into template_creation (tenant_id, id, business_id, at) values (?, ?, ?, ?)", Scope.requireTenant(), id, business, now);
    }

    /** When this template was edited at the platform, oldest first. */
    List<Instant> edits(UUID template) {
        return sql.first("select edits from template where id = ?", row -> instants((Timestamp[]) row.getArray("edits").getArray()), template)
                .orElse(List.of());
    }

    void edited(UUID template, Instant now) {
        sql.update("update template set edits = array_append(edits, ?::timestamptz) where id = ?", now, template);
    }

    private static List<Instant> instants(Timestamp[] times) throws SQLException {
        return Arrays.stream(times).map(Timestamp::toInstant).sorted().toList();
    }
}
