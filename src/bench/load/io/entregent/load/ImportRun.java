package io.entregent.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.ArrayList;
import java.util.zip.GZIPOutputStream;

/**
 * {@code ./mvnw -Pload -Dload.main=io.entregent.load.ImportRun}: many people are erased, then a file with all of them
 * among many others is imported. None of the erased may come in; says rows per second and the portal's peak memory.
 */
public final class ImportRun {

    private static final int CLIENTS = 8;
    private static final String DAY = "2026-10-01";

    private ImportRun() {
    }

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.getInteger("import.rows", 1_000_000);
        int erased = Integer.getInteger("import.suppressed", 10_000);
        Api api = new Api(Load.running(), System.getProperty("import.tenant", "banque-horizon"));
        // Another block of numbers at each run, so that the erased of the last run are not in this one's way.
        long block = 33_700_000_000L + (System.currentTimeMillis() / 1000 % 97) * 1_000_000L;
        int every = rows / erased;

        long begun = System.nanoTime();
        Path first = file(block, rows, every, true);
        finish(api, send(api, first));
        erase(api, block, rows, every);
        say("%,d people imported and erased in %.0f s", erased, seconds(begun));

        Path all = file(block, rows, every, false);
        long before = api.peakMegabytes();
        begun = System.nanoTime();
        String id = send(api, all);
        double read = seconds(begun);
        JsonNode done = finish(api, id);
        double took = seconds(begun);
        say("%,d rows (%,d MB packed) read in %.0f s, worked in %.0f s: %,.0f rows/s; accepted %,d, refused %,d", rows,
                Files.size(all) >> 20, read, took, rows / took, done.get("accepted").asLong(), done.get("refused").asLong());
        say("peak memory of the portal: %,d MB before, %,d MB after", before, api.peakMegabytes());

        Set<Long> refused = new TreeSet<>();
        boolean others = false;
        for (String line : api.get("consents/imports/" + id + "/errors").body().split("\r\n")) {
            String[] cells = line.split(",");
            if (cells[1].equals("contact.suppressed")) {
                refused.add(Long.parseLong(cells[0]));
            } else {
                others |= !cells[1].equals("code");
            }
        }
        long leaks = 0;
        for (long row = 0; row < rows; row += every) {
            leaks += refused.contains(row + 2) ? 0 : 1;
        }
        boolean exact = leaks == 0 && !others && refused.size() == (rows + every - 1) / every
                && done.get("accepted").asLong() == rows - refused.size();
        say("erased people who came in: %d%s", leaks, exact ? "" : "  <-- THE COUNTS DO NOT FIT");
        System.exit(exact ? 0 : 1);
    }

    private static void say(String line, Object... values) {
        System.out.printf(Locale.ROOT, line + "%n", values);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** @param some only who is to be erased */
    private static Path file(long block, int rows, int every, boolean some) throws IOException {
        Path file = Files.createTempFile("import-run", ".csv.gz");
        file.toFile().deleteOnExit();
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
            out.write("phone,date,source,wording,language\n");
            for (int row = 0; row < rows; row += some ? every : 1) {
                out.write("+" + (block + row) + "," + DAY + ",Salon de Lyon " + row + ",news,fr\n");
            }
        }
        return file;
    }

    private static String send(Api api, Path file) throws IOException, InterruptedException {
        Api.Answer answer = api.call("POST", "consents/imports?purpose=marketing", "application/gzip", BodyPublishers.ofFile(file));
        if (answer.status() != 202) {
            throw new IOException(answer.status() + " " + answer.body());
        }
        return answer.json().get("id").asText();
    }

    private static JsonNode finish(Api api, String id) throws IOException, InterruptedException {
        while (true) {
            JsonNode now = api.get("consents/imports/" + id).json();
            if (!List.of("running", "reading").contains(now.get("state").asText())) {
                return now;
            }
            Thread.sleep(500);
        }
    }

    private static void erase(Api api, long block, int rows, int every) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> all = new ArrayList<>();
        for (int row = 0; row < rows; row += every) {
            long phone = block + row;
            all.add(clients.submit(() -> {
                String contact = api.get("consents?phone=%2B" + phone).json().get("contact").asText();
                int status = api.call("DELETE", "contacts/" + contact, "application/json", BodyPublishers.noBody()).status();
                if (status != 204) {
                    throw new IOException("erasure answers " + status);
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        clients.shutdown();
    }
}
