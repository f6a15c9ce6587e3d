package io.entregent.stage;

import java.io.IOException;
import java.net.HttpURLConnection;
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

/** A run on a set of servers of its own, some of which it stops without a word. Ends the Java with 1 if anything was not as it has to be. */
abstract class HardRun {

    static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int TOKEN_TRIES = 40;
    private static final int TOKEN_PAUSE_MILLIS = 250;

    final Stage stage;
    private final Properties set;
    private final String tenant;
    private int faults;

    /** Makes a run for servers that are up. */
    interface Begun {
        HardRun on(Stage stage, Plan plan);
    }

    interface Question {
        boolean ask() throws Exception;
    }

    HardRun(Stage stage, String tenant) {
        this.stage = stage;
        this.set = stage.addresses();
        this.tenant = tenant;
    }

    static void run(String folder, Begun begun) throws Exception {
        Path project = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        Plan plan = Plan.tests(project, folder, true);
        Leftovers.stop(plan, System.out::println);
        Trees.delete(plan.data());
        HardRun run;
        try (Stage stage = Stage.raise(plan, HardRun::say)) {
            run = begun.on(stage, plan);
            run.run();
        }
        System.exit(run.faults == 0 ? 0 : 1);
    }

    abstract void run() throws Exception;

    static void say(String line) {
        System.out.printf(Locale.ROOT, "  [%6.1f s] %s%n", Stage.secondsSinceCommand(), line);
    }

    final void check(boolean holds, String sentence) {
        say((holds ? "ok     " : "FAULT  ") + sentence);
        faults += holds ? 0 : 1;
    }

    final void sum(String good) {
        say(faults == 0 ? good : faults + " FAULTS");
    }

    static void await(Duration pause, Question question) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > end) {
                throw new StageFailure("What was waited for did not come.");
            }
            Thread.sleep(pause.toMillis());
        }
    }

    final void end(String server, String signal) throws Exception {
        long pid = stage.pid(server);
        new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        await(Duration.ofMillis(50), () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** To the portal. */
    final HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(set.getProperty("entregent.portal.url") + path));
    }

    /** To the tenant's part of the REST API, as its program. */
    final HttpRequest.Builder toTenant(String path) throws IOException, InterruptedException {
        return to("/api/v1/tenants/" + tenant + "/" + path).header("Authorization", "Bearer " + token());
    }

    /** Keycloak, too, has to notice that its connections are new: its first answers after that are none. */
    private String token() throws IOException, InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(URI.create(set.getProperty("entregent.keycloak.url")
                        + "/realms/entregent/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=entregent-robot&client_secret=entregent-robot-demo")).build();
        for (int tries = 0; tries < TOKEN_TRIES; tries++) {
            HttpResponse<String> answer = HTTP.send(asked, BodyHandlers.ofString());
            if (answer.statusCode() == HttpURLConnection.HTTP_OK) {
                return answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
            }
            Thread.sleep(TOKEN_PAUSE_MILLIS);
        }
        throw new StageFailure("Keycloak gives no token.");
    }

    /** What the database holds of the tenant; 0 if nothing is found. */
    final long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(set.getProperty("entregent.db.url"), set.getProperty("entregent.db.owner.user"),
                set.getProperty("entregent.db.owner.password")); Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.scope', 'router', false), set_config('app.tenant', (select id::text from tenant where slug = '"
                    + tenant + "'), false)");
            try (ResultSet row = statement.executeQuery(query)) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
