package io.entregent.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.audit.log.CompactRange;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.Vkey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Looks through the database of a set that was crashed; collects what should not be. */
final class CrashChecks {

    /** What is planned for later, and was not tried yet, is not under way; nor is what stands behind a message that the gate lets go later. */
    private static final String UNDER_WAY = "select what, count from (select 'unnumbered' as what, count(*) from audit_outbox"
            + " union all select 'unsigned', (select coalesce(max(seq) + 1, 0) from audit_entry) - (select coalesce(max(size), 0) from audit_checkpoint)"
            + " union all select queue || ' ' || state, count(*) from ticket where state <> 'failed' and (attempts > 0 or run_at <= now())"
            + " and not coalesce(lane = any(array(select lane from ticket where error = 'gate.later' and run_at > now())), false) group by 1) open"
            + " where count > 0";

    private final Properties set;
    private final Progress progress;
    private final List<String> faults;

    /** @param faults to which what is wrong is added */
    CrashChecks(Properties set, Progress progress, List<String> faults) {
        this.set = set;
        this.progress = progress;
        this.faults = faults;
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(set.getProperty("entregent.db.url"), set.getProperty("entregent.db.owner.user"),
                set.getProperty("entregent.db.owner.password"));
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private interface InTenant {
        void look(Connection connection, String slug) throws SQLException;
    }

    private void eachTenant(InTenant work) throws SQLException {
        List<String[]> tenants = new ArrayList<>();
        try (Connection connection = owner()) {
            each(connection, "select id, slug from tenant", row -> tenants.add(new String[] {row.getString(1), row.getString(2)}));
            for (String[] tenant : tenants) {
                each(connection, "select set_config('app.tenant', '" + tenant[0] + "', false)", row -> { });
                work.look(connection, tenant[1]);
            }
        }
    }

    void numbers() throws SQLException {
        eachTenant((connection, slug) -> each(connection,
                "select count(*), count(distinct seq), count(distinct id), coalesce(max(seq) + 1, 0) from audit_entry", row -> {
                    if (row.getLong(1) != row.getLong(2) || row.getLong(1) != row.getLong(3) || row.getLong(1) != row.getLong(4)) {
                        faults.add(slug + ": " + row.getLong(1) + " entries, " + row.getLong(2) + " numbers, next " + row.getLong(4));
                    }
                }));
    }

    /** Until all that was acknowledged is worked through, numbered and signed. */
    void settle(Duration patience) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        List<String> open = new ArrayList<>(List.of("unknown"));
        while (!open.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(2000);
            open.clear();
            eachTenant((connection, slug) -> each(connection, UNDER_WAY, row -> open.add(slug + " " + row.getString(1) + " " + row.getLong(2))));
        }
        if (!open.isEmpty()) {
            faults.add("still under way after " + patience.toMinutes() + " minutes: " + open);
        }
    }

    void acknowledged(CrashLoad load) throws IOException, InterruptedException, SQLException {
        Map<String, String> stored = new HashMap<>();
        for (JsonNode one : load.all("conversations?limit=100")) {
            load.all("conversations/" + one.get("id").asText() + "/messages?limit=100")
                    .forEach(message -> stored.put(message.path("providerId").asText(), message.get("id").asText()));
        }
        missing("webhooks", load.received().stream().filter(id -> !stored.containsKey(id)).count());
        Set<String> told = new HashSet<>();
        eachTenant((connection, slug) -> each(connection, "select object_id from audit_entry where type in ('message.received', 'message.queued')",
                row -> told.add(row.getString(1))));
        missing("webhooks", load.received().stream().filter(id -> stored.containsKey(id) && !told.contains(stored.get(id))).count());
        missing("answers", load.written().stream().filter(id -> !told.contains(id)).count());
    }

    private void missing(String what, long count) {
        if (count > 0) {
            faults.add(count + " acknowledged " + what + " without a message or its numbered entry");
        }
    }

    /** Recomputes each log from its entries; every checkpoint on the way has the root of what was there then. */
    void logs() throws SQLException {
        eachTenant((connection, slug) -> {
            CompactRange range = new CompactRange();
            List<Object[]> checkpoints = new ArrayList<>();
            each(connection, "select size, root, note, vkey from audit_checkpoint order by size",
                    row -> checkpoints.add(new Object[] {row.getLong(1), row.getBytes(2), row.getString(3), row.getString(4)}));
            int[] next = {0};
            each(connection, "select leaf, entry from audit_entry order by seq", row -> {
                        byte[] leaf = Merkle.leaf(row.getBytes(2));
                        if (!Arrays.equals(leaf, row.getBytes(1))) {
                            faults.add(slug + ": the leaf " + range.size() + " is not that of its entry");
                        }
                        range.append(leaf);
                        while (next[0] < checkpoints.size() && (long) checkpoints.get(next[0])[0] == range.size()) {
                            Object[] one = checkpoints.get(next[0]++);
                            Note.parse((String) one[2]).require(Vkey.parse((String) one[3]));
                            if (!Arrays.equals(range.root(), (byte[]) one[1])) {
                                faults.add(slug + ": the checkpoint of " + range.size() + " has another root");
                            }
                        }
                    });
            if (next[0] != checkpoints.size()) {
                faults.add(slug + ": a checkpoint covers more than the log has");
            }
            progress.say(slug + ": " + range.size() + " entries, " + checkpoints.size() + " checkpoints, all of one tree");
        });
    }
}
