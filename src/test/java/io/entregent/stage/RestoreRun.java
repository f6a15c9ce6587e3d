package io.entregent.stage;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./mvnw -Ptrail-crash -Dcrash.main=io.entregent.stage.RestoreRun}: a set of its own. A person writes, the data
 * directory of PostgreSQL is copied, the person is erased, and the copy is brought back. Once the portal answers, the
 * person is gone again and on the do-not-contact list, and somebody else is still there.
 */
public final class RestoreRun extends HardRun {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String ERASED = "+33612009901";
    private static final String STAYS = "+33612009902";

    private final Path cluster;
    private final Path backup;

    private RestoreRun(Stage stage, Plan plan) {
        super(stage, "maison-lumen");
        this.cluster = plan.data().resolve("postgres");
        this.backup = plan.data().resolve("backup");
    }

    public static void main(String[] arguments) throws Exception {
        run("target/restore", RestoreRun::new);
    }

    @Override
    void run() throws Exception {
        writes(ERASED, "Renée Restaurée");
        writes(STAYS, "Sophie Sereine");
        String erased = contact(ERASED);
        String stays = contact(STAYS);

        end("postgres", "-INT");
        copy(cluster, backup);
        stage.revive("postgres");
        say("backed up");
        // The servers have to notice that their connections are new; an answer may be lost although the work was done.
        await(PAUSE, () -> {
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
        sum("whom a backup brought back was gone before the portal opened");
    }

    /** With owners and rights, as a backup has them. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        if (Files.exists(to) || new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO().start().waitFor() != 0) {
            throw new StageFailure("The data directory cannot be copied to " + to + ".");
        }
    }

    private void writes(String phone, String name) throws IOException, InterruptedException {
        String body = "{\"from\":\"" + phone + "\",\"to\":\"200000000000001\",\"name\":\"" + name + "\",\"text\":\"Bonjour\"}";
        int status = HTTP.send(to("/sandbox/control/inbound").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new StageFailure("The sandbox answers " + status + ".");
        }
    }

    private String contact(String phone) throws Exception {
        Matcher[] found = new Matcher[1];
        await(PAUSE, () -> {
            HttpResponse<String> answer = api("GET", "consents?phone=" + phone.replace("+", "%2B"));
            found[0] = Pattern.compile("\"contact\":\"([0-9a-f-]{36})\"").matcher(answer.body());
            return answer.statusCode() == 200 && found[0].find();
        });
        return found[0].group(1);
    }

    private HttpResponse<String> api(String verb, String path) throws IOException, InterruptedException {
        return HTTP.send(toTenant(path).method(verb, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private long rows(String table, String contact) throws SQLException {
        return number("select count(*) from " + table + " where " + (table.equals("contact") ? "id" : "contact_id") + " = '" + contact + "'");
    }

    private long suppressed() throws SQLException {
        return number("select count(*) from suppression where reason = 'erasure'");
    }
}
