package io.entregent.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * {@code ./mvnw -Ptrail-crash -Dcrash.main=io.entregent.stage.ImportRun}: a set of its own. The portal is killed twice in
 * the middle of a file with many consents. In the end each row is there once, or refused once, and nothing waits.
 */
public final class ImportRun {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String TENANT = "banque-horizon";
    private static final int ROWS = 40_000;
    /** One in so many has no source. */
    private static final int BAD = 100;

    private final Stage stage;
    private final Properties set;
    private int faults;

    private ImportRun(Stage stage) {
        this.stage = stage;
        this.set = stage.addresses();
    }

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        Plan plan = Plan.tests(project, "target/import-run", true);
        Leftovers.stop(plan, System.out::println);
        Trees.delete(plan.data());
        ImportRun run;
        try (Stage stage = Stage.raise(plan, ImportRun::say)) {
            run = new ImportRun(stage);
            run.run();
        }
        System.exit(run.faults == 0 ? 0 : 1);
    }

    private static void say(String line) {
        System.out.printf(Locale.ROOT, "  [%6.1f s] %s%n", Stage.secondsSinceCommand(), line);
    }

    private void run() throws Exception {
        HttpResponse<String> taken = HTTP.send(HttpRequest.newBuilder(URI.create(set.getProperty("entregent.portal.url") + "/api/v1/tenants/" + TENANT
                        + "/consents/imports?purpose=marketing")).header("Authorization", "Bearer " + token()).header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file())).build(), BodyHandlers.ofString());
        check(taken.statusCode() == 202, "the file is taken (" + taken.statusCode() + ")");
        killAfter(ROWS / 10);
        killAfter(ROWS / 2);
        await(() -> number("select count(*) from consent_import where state = 'done'") == 1);
        say("the import is done");

        int bad = ROWS / BAD;
        check(number("select accepted from consent_import") == ROWS - bad, "the file says that all good rows were accepted");
        check(number("select refused from consent_import") == bad, "and all bad ones refused");
        check(number("select count(*) from consent_event where import_id is not null") == ROWS - bad, "the ledger has each good row");
        check(number("select count(distinct contact_id) from consent_event where import_id is not null") == ROWS - bad, "once for each person");
        check(number("select count(distinct hash) from contact_identity where channel = 'whatsapp'") == ROWS - bad, "nobody was made twice");
        check(number("select count(*) from consent_import_error") == bad, "each bad row is reported once");
        check(number("select count(distinct row_no) from consent_import_error") == bad, "under its own number");
        check(number("select count(*) from consent_import_piece") == 0, "nothing waits");
        check(number("select count(*) from audit_entry where type = 'consent.imported'") == ROWS / 1000, "the trail has one entry for each piece");
        say(faults == 0 ? "no row was lost and none doubled" : faults + " FAULTS");
    }

    private void killAfter(int rows) throws Exception {
        await(() -> number("select done_rows from consent_import") >= rows);
        long pid = stage.pid("wildfly");
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
        await(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        long done = number("select done_rows from consent_import");
        say("killed with " + done + " rows done");
        check(done < ROWS, "it was in the middle");
        stage.revive("wildfly");
        say("up again");
    }

    private static String file() {
        StringBuilder csv = new StringBuilder("phone,date,source,wording\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append("+336").append(String.format(Locale.ROOT, "%08d", 40_000_000 + row)).append(",2026-10-01,")
                    .append(row % BAD == 0 ? "" : "Salon de Lyon").append(",news\n");
        }
        return csv.toString();
    }

    private void check(boolean holds, String sentence) {
        say((holds ? "ok     " : "FAULT  ") + sentence);
        faults += holds ? 0 : 1;
    }

    private interface Question {
        boolean ask() throws Exception;
    }

    private static void await(Question question) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > end) {
                throw new StageFailure("What was waited for did not come.");
            }
            Thread.sleep(50);
        }
    }

    private String token() throws IOException, InterruptedException {
        String answer = HTTP.send(HttpRequest.newBuilder(URI.create(set.getProperty("entregent.keycloak.url")
                        + "/realms/entregent/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=entregent-robot&client_secret=entregent-robot-demo"))
                .build(), BodyHandlers.ofString()).body();
        return answer.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(set.getProperty("entregent.db.url"), set.getProperty("entregent.db.owner.user"),
                set.getProperty("entregent.db.owner.password")); Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.scope', 'router', false), set_config('app.tenant', (select id::text from tenant where slug = '"
                    + TENANT + "'), false)");
            try (ResultSet row = statement.executeQuery(query)) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
