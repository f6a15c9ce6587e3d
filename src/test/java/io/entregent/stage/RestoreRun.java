package io.entregent.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./mvnw -Ptrail-crash -Dcrash.main=io.entregent.stage.RestoreRun}: a set of its own. A person writes, the data
 * directory of PostgreSQL is copied, the person is erased, and the copy is brought back. Once the portal answers, the
 * person is gone again and on the do-not-contact list, and somebody else is still there.
 */
public final class RestoreRun {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String TENANT = "maison-lumen";
    private static final String ERASED = "+33612009901";
    private static final String STAYS = "+33612009902";

    private final Stage stage;
    private final Properties set;
    private final Path cluster;
    private final Path backup;
    private int faults;

    private RestoreRun(Stage stage, Plan plan) {
        this.stage = stage;
        this.set = stage.addresses();
        this.cluster = plan.data().resolve("postgres");
        this.backup = plan.data().resolve("backup");
    }

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        Plan plan = Plan.tests(project, "target/restore", true);
        Leftovers.stop(plan, System.out::println);
        Trees.delete(plan.data());
        RestoreRun run;
        try (Stage stage = Stage.raise(plan, RestoreRun::say)) {
            run = new RestoreRun(stage, plan);
            run.run();
        }
        System.exit(run.faults == 0 ? 0 : 1);
    }

    private static void say(String line) {
        System.out.printf(Locale.ROOT, "  [%6.1f s] %s%n", Stage.secondsSinceCommand(), line);
    }

    private void run() throws Exception {
        writes(ERASED, "Renée Restaurée");
        writes(STAYS, "Sophie Sereine");
        String erased = contact(ERASED);
        String stays = contact(STAYS);

        end("postgres", "-INT");
        copy(cluster, backup);
        stage.revive("postgres");
        say("backed up");
        // The servers have to notice that their connections are new; an answer may be lost although the work was done.
        await(() -> {
            int status = api("DELETE", "contacts/" + erased).statusCode();
            say("the erasure answers " + status);
            return List.of(204, 404).contains(status);
        });
        check(rows("contact", erased) == 0, "the person is erased");

        end("wildfly", "-9");
        end("postgres", "-INT");
        Trees.delete(cluster);
        copy(backup, cluster);
        stage.revive("postgres");
        check(rows("contact", erased) == 1, "the backup brought the person back");
        check(suppressed() == 0, "and does not know that she was erased");
        stage.revive("wildfly");

        // Not awaited: what the portal's first answer finds has to be clean already.
        check(rows("contact", erased) == 0, "the person is gone when the portal answers for the first time");
        check(rows("contact_identity", erased) == 0, "nothing leads to her");
        check(suppressed() > 0, "she is on the do-not-contact list");
        check(rows("contact", stays) == 1, "somebody else is still there");
        int status = api("GET", "contacts/" + erased).statusCode();
        check(status == 404 || status == 503, "the API knows nobody of her (" + status + ")");
        say(faults == 0 ? "whom a backup brought back was gone before the portal opened" : faults + " FAULTS");
    }

    private void check(boolean holds, String sentence) {
        say((holds ? "ok     " : "FAULT  ") + sentence);
        faults += holds ? 0 : 1;
    }

    private interface Question {
        boolean ask() throws Exception;
    }

    private static void await(Question question) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > end) {
                throw new StageFailure("What was waited for did not come.");
            }
            Thread.sleep(500);
        }
    }

    private void end(String server, String signal) throws Exception {
        long pid = stage.pid(server);
        new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        await(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** With owners and rights, as a backup has them. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        if (Files.exists(to) || new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO().start().waitFor() != 0) {
            throw new StageFailure("The data directory cannot be copied to " + to + ".");
        }
    }

    private void writes(String phone, String name) throws IOException, InterruptedException {
        String body = "{\"from\":\"" + phone + "\",\"to\":\"200000000000001\",\"name\":\"" + name + "\",\"text\":\"Bonjour\"}";
        int status = HTTP.send(HttpRequest.newBuilder(URI.create(set.getProperty("entregent.portal.url") + "/sandbox/control/inbound"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new StageFailure("The sandbox answers " + status + ".");
        }
    }

    private String contact(String phone) throws Exception {
        Matcher[] found = new Matcher[1];
        await(() -> {
            HttpResponse<String> answer = api("GET", "consents?phone=" + phone.replace("+", "%2B"));
            found[0] = Pattern.compile("\"contact\":\"([0-9a-f-]{36})\"").matcher(answer.body());
            return answer.statusCode() == 200 && found[0].find();
        });
        return found[0].group(1);
    }

    private HttpResponse<String> api(String verb, String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(set.getProperty("entregent.portal.url") + "/api/v1/tenants/" + TENANT + "/" + path))
                .header("Authorization", "Bearer " + token()).method(verb, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private String token() throws IOException, InterruptedException {
        String answer = HTTP.send(HttpRequest.newBuilder(URI.create(set.getProperty("entregent.keycloak.url")
                        + "/realms/entregent/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=entregent-robot&client_secret=entregent-robot-demo"))
                .build(), BodyHandlers.ofString()).body();
        return answer.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private long rows(String table, String contact) throws SQLException {
        return number("select count(*) from " + table + " where " + (table.equals("contact") ? "id" : "contact_id") + " = '" + contact + "'");
    }

    private long suppressed() throws SQLException {
        return number("select count(*) from suppression where reason = 'erasure'");
    }

    private long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(set.getProperty("entregent.db.url"), set.getProperty("entregent.db.owner.user"),
                set.getProperty("entregent.db.owner.password")); Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.scope', 'router', false), set_config('app.tenant', (select id::text from tenant where slug = '"
                    + TENANT + "'), false)");
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
