package io.entregent.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.openqa.selenium.By;

/**
 * {@code ./mvnw -Ptrail-bench -Dtrail.bench=io.entregent.browser.PageBench [-Dpage.entries=10000000]} beside a demo that may be thrown
 * away: fills the trail of one tenant with entries of three years, once, and asks for the officer's page as a browser does, from the
 * request to the last byte. The entries are put in without their numbers: a search looks for each number, and finds none.
 */
public final class PageBench {

    private static final String SLUG = "banque-horizon";
    private static final int CHUNK = 100_000;
    private static final int TIMES = Integer.getInteger("page.times", 60);
    private static final String ASK = """
            var done = arguments[2], times = [], path = arguments[0], left = arguments[1];
            (function next() {
              if (left-- === 0) { done(times); return; }
              var begin = performance.now();
              fetch(path, {cache: 'no-store'}).then(r => r.text().then(t => {
                if (!r.ok || t.indexOf('id="entries"') < 0 && t.indexOf('class="empty"') < 0) { done('status ' + r.status); return; }
                times.push(performance.now() - begin);
                next();
              }));
            })();""";

    private final Properties set = new Properties();

    private PageBench() throws IOException {
        try (var in = Files.newBufferedReader(Path.of(System.getProperty("trail.set", ".demo/addresses.properties")))) {
            set.load(in);
        }
        set.stringPropertyNames().forEach(name -> System.setProperty(name, set.getProperty(name)));
    }

    public static void main(String[] arguments) throws Exception {
        PageBench bench = new PageBench();
        String[] some = bench.fill(Long.getLong("page.entries", 10_000_000));
        try (Browser officer = new Browser("en")) {
            officer.driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(10));
            officer.login("compliance@" + SLUG + ".example", "/t/" + SLUG + "/audit");
            String page = "/t/" + SLUG + "/audit";
            LocalDate then = LocalDate.now().minusDays(500);
            Map<String, String> searches = new LinkedHashMap<>();
            searches.put("the last seven days", page);
            searches.put("all, from the beginning", page + "?from=2000-01-01");
            searches.put("one day 500 days ago", page + "?from=" + then + "&to=" + then);
            searches.put("one kind of action", page + "?from=2000-01-01&action=message.failed");
            searches.put("one person", page + "?from=2000-01-01&actor=" + some[0]);
            searches.put("one object", page + "?from=2000-01-01&object=" + some[1]);
            searches.put("what was refused", page + "?from=2000-01-01&outcome=refused");
            searches.put("one address", page + "?from=2000-01-01&address=127.0.0.1");
            searches.put("a word", page + "?from=2000-01-01&text=conversation-4711");
            for (Map.Entry<String, String> one : searches.entrySet()) {
                bench.ask(officer, one.getKey(), one.getValue());
            }
            officer.open(page + "?from=2000-01-01&to=" + then);
            officer.click(By.id("older"));
            bench.ask(officer, "second page, 500 days back", officer.driver().getCurrentUrl());
        }
    }

    private void ask(Browser officer, String what, String path) {
        Object answer = officer.driver().executeAsyncScript(ASK, path, TIMES);
        if (!(answer instanceof List<?> times)) {
            throw new IllegalStateException(what + ": " + answer);
        }
        double[] millis = times.stream().mapToDouble(one -> ((Number) one).doubleValue()).sorted().toArray();
        System.out.printf("%-28s median %5.0f ms, p95 %5.0f ms%n", what, millis[millis.length / 2], millis[(int) (millis.length * 0.95)]);
    }

    /** @return an actor and an object of the entries */
    private String[] fill(long entries) throws SQLException {
        try (Connection owner = DriverManager.getConnection(set.getProperty("entregent.db.url"), set.getProperty("entregent.db.owner.user"),
                set.getProperty("entregent.db.owner.password")); Statement statement = owner.createStatement()) {
            statement.execute("select set_config('app.tenant', (select id::text from tenant where slug = '" + SLUG + "'), false)");
            long there = number(statement, "select count(*) from audit_entry where type <> 'audit.read'");
            if (there < entries) {
                List<String> indexes = List.of(text(statement, "select string_agg(indexdef, ';') from pg_indexes where tablename = 'audit_entry'"
                        + " and indexname not in ('audit_entry_pkey', 'audit_entry_numbered_once')").split(";"));
                // Their numbers lie before the first: the log itself stays as it is.
                statement.execute("alter table audit_entry drop constraint if exists audit_entry_seq_check");
                for (String index : indexes) {
                    statement.execute("drop index " + index.replaceFirst("CREATE INDEX (\\S+) .*", "$1"));
                }
                try {
                    for (; there < entries; there += CHUNK) {
                        statement.execute(chunk(there, entries));
                    }
                } finally {
                    statement.execute("set maintenance_work_mem = '1GB'");
                    for (String index : indexes) {
                        statement.execute(index);
                    }
                }
                statement.execute("analyze audit_entry");
            }
            System.out.printf("%,d entries of one tenant%n", number(statement, "select count(*) from audit_entry"));
            return new String[] {text(statement, "select actor from audit_entry where actor_kind = 'person' and type = 'message.queued' limit 1"),
                    text(statement, "select object_id from audit_entry where type = 'message.failed' limit 1")};
        }
    }

    /** Four people, the portal and consumers; kinds and outcomes in the mixture of a busy inbox; ids and times in order, as in life. */
    private static String chunk(long there, long entries) {
        return """
                insert into audit_entry (tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, seq, leaf, entry)
                select app_tenant(), e.id, e.at, e.type, e.kind, e.actor, 'message', e.object, e.outcome, -e.n, sha256(e.object::bytea), convert_to(format(
                  '{"actor":{"id":"%%s","kind":"%%s"},"at":"%%s","facts":{"conversation":"conversation-%%s"},"id":"%%s","object":{"id":"%%s",'
                  '"type":"message"},"outcome":"%%s","tenant":"%%s","type":"%%s","v":1}', e.actor, e.kind, e.at, e.n %% 100000, e.id, e.object,
                  e.outcome, app_tenant(), e.type), 'UTF8')
                from (select n, (lpad(to_hex((extract(epoch from t.at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 19))::uuid as id,
                        gen_random_uuid()::text as object, t.at,
                        (array['message.received', 'message.queued', 'message.accepted', 'message.delivered', 'message.read',
                               'conversation.read', 'conversation.closed', 'message.failed'])[1 + n %% 8] as type,
                        case when n %% 8 in (1, 5, 6) then 'person' when n %% 8 = 0 then 'consumer' else 'system' end as kind,
                        case when n %% 8 in (1, 5, 6) then md5('officer ' || n %% 4)::uuid::text when n %% 8 = 0 then 'consumer' else 'portal' end as actor,
                        case when n %% 8 = 7 then 'failed' when n %% 200 = 1 then 'refused' else 'done' end as outcome
                      from generate_series(%d, %d) n, lateral (select now() - interval '1095 days' * (1 - n / %d.0) as at) t) e"""
                .formatted(there + 1, there + CHUNK, entries);
    }

    private static long number(Statement statement, String query) throws SQLException {
        return Long.parseLong(text(statement, query));
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
