package io.entregent.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code ./mvnw -Pload -Dload.main=io.entregent.load.StopRun}: many marketing messages are queued, some people write STOP
 * while they go out. What was not on its way when a STOP was written down must not leave.
 */
public final class StopRun {

    private static final int CLIENTS = 8;
    private static final String ACCOUNT = "200000000000001";
    /** Longer than one call to the platform can take: what ends later was begun later. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);

    private StopRun() {
    }

    public static void main(String[] arguments) throws Exception {
        int messages = Integer.getInteger("stop.messages", 10_000);
        int stops = Integer.getInteger("stop.stops", 500);
        Api api = new Api(Load.running(), "maison-lumen");
        long block = 33_750_000_000L + System.currentTimeMillis() / 1000 % 90_000 * 100_000L % 900_000_000L;
        consents(api, block, messages);

        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long begun = System.nanoTime();
        List<Future<String>> queued = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            long phone = block + i;
            queued.add(clients.submit(() -> queue(api, phone)));
        }
        List<String> ids = new ArrayList<>();
        // The last ones in the queue say stop while those before them are sent.
        List<Future<Void>> said = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            ids.add(queued.get(i).get());
            if (i >= messages - stops) {
                long phone = block + i;
                said.add(clients.submit(() -> {
                    api.writes("+" + phone, ACCOUNT, "STOP");
                    return null;
                }));
            }
        }
        System.out.printf(Locale.ROOT, "%,d messages queued in %.0f s%n", messages, (System.nanoTime() - begun) / 1e9);
        for (Future<Void> one : said) {
            one.get();
        }
        int[] counts = judge(api, block, ids, messages - stops);
        System.out.printf(Locale.ROOT, "%d people said stop: %d messages stopped, %d had left before, %d were in flight, %d left afterwards%n", stops,
                counts[0], counts[1], counts[2], counts[3]);
        clients.shutdown();
        System.exit(counts[3] == 0 && counts[0] > 0 ? 0 : 1);
    }

    private static void consents(Api api, long block, int people) throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder("phone,date,source,wording\n");
        for (int i = 0; i < people; i++) {
            csv.append('+').append(block + i).append(",2026-10-01,Salon,news\n");
        }
        String id = api.call("POST", "consents/imports?purpose=marketing", "text/csv", BodyPublishers.ofString(csv.toString())).json()
                .get("id").asText();
        while (!api.get("consents/imports/" + id).json().get("state").asText().equals("done")) {
            Thread.sleep(500);
        }
    }

    private static String queue(Api api, long phone) throws IOException, InterruptedException {
        Api.Answer answer = api.post("messages", "{\"to\":{\"phone\":\"+" + phone + "\"},\"purpose\":\"marketing\",\"template\":{\"name\":"
                + "\"offre_privee\",\"language\":\"fr\",\"parameters\":[\"Sam\",\"une offre\"]}}");
        if (answer.status() != 201) {
            throw new IOException(answer.status() + " " + answer.body());
        }
        return answer.json().get("id").asText();
    }

    /** @return stopped, left before, in flight, left afterwards */
    private static int[] judge(Api api, long block, List<String> ids, int from) throws IOException, InterruptedException {
        int[] counts = new int[4];
        for (int i = from; i < ids.size(); i++) {
            Instant stopped = withdrawal(api, block + i);
            JsonNode message = settled(api, ids.get(i));
            if (message.get("status").asText().equals("failed") && message.at("/error/code").asText().equals("consent.withdrawn")) {
                counts[0]++;
            } else {
                Instant left = Instant.parse(message.get("at").asText());
                counts[left.isBefore(stopped) ? 1 : left.isBefore(stopped.plus(IN_FLIGHT)) ? 2 : 3]++;
            }
        }
        return counts;
    }

    private static Instant withdrawal(Api api, long phone) throws IOException, InterruptedException {
        while (true) {
            for (JsonNode event : api.get("consents?phone=%2B" + phone).json().path("events")) {
                if (event.get("type").asText().equals("withdrawn")) {
                    return Instant.parse(event.get("at").asText());
                }
            }
            Thread.sleep(300);
        }
    }

    private static JsonNode settled(Api api, String id) throws IOException, InterruptedException {
        while (true) {
            JsonNode message = api.get("messages/" + id).json();
            if (!message.get("status").asText().equals("queued")) {
                return message;
            }
            Thread.sleep(300);
        }
    }
}
