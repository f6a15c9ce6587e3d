package io.entregent.stage;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;

/**
 * {@code ./mvnw -Ptrail-crash -Dcrash.main=io.entregent.stage.ImportRun}: a set of its own. The portal is killed twice in
 * the middle of a file with many consents. In the end each row is there once, or refused once, and nothing waits.
 */
public final class ImportRun extends HardRun {

    private static final int ROWS = 40_000;
    /** One in so many has no source. */
    private static final int BAD = 100;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private ImportRun(Stage stage) {
        super(stage, "banque-horizon");
    }

    public static void main(String[] arguments) throws Exception {
        run("target/import-run", (stage, plan) -> new ImportRun(stage));
    }

    @Override
    void run() throws Exception {
        HttpResponse<String> taken = HTTP.send(toTenant("consents/imports?purpose=marketing").header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file())).build(), BodyHandlers.ofString());
        check(taken.statusCode() == 202, "the file is taken (" + taken.statusCode() + ")");
        killAfter(ROWS / 10);
        killAfter(ROWS / 2);
        await(PAUSE, () -> number("select count(*) from consent_import where state = 'done'") == 1);
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
        check(number("select count(*) from audit_trail where type = 'consent.imported'") == ROWS / 1000, "the trail has one entry for each piece");
        sum("no row was lost and none doubled");
    }

    private void killAfter(int rows) throws Exception {
        await(PAUSE, () -> number("select done_rows from consent_import") >= rows);
        end("wildfly", "-9");
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
}
