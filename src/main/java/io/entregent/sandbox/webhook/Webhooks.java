package io.entregent.sandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Accounts;
import io.entregent.sandbox.place.Settings;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bodies and posts them until the other side answers 200, or patience ends. */
public final class Webhooks implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_ATTEMPTS = 14;
  private static final long LONGEST_PAUSE = 60_000;
  private static final int MOST_WAITING = 20_000;
  private static final int REMEMBERED = 100;

  private static final class Parcel {
    private final URI to;
    private final String field;
    private final byte[] body;
    private final Instant since;
    private int attempts;
    private int answer;
    private long millis;
    private String state = "waiting";
    private Runnable answered = () -> {};

    Parcel(URI to, String field, byte[] body, Instant since) {
      this.to = to;
      this.field = field;
      this.body = body;
      this.since = since;
    }
  }

  private final Settings settings;
  private final Accounts accounts;
  private final Clock clock;
  private final ScheduledExecutorService threads;
  private final HttpClient http;
  private final Deque<Parcel> recent = new ArrayDeque<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile int generation;

  public Webhooks(Settings settings, Accounts accounts, Clock clock, ScheduledExecutorService threads) {
    this.settings = settings;
    this.accounts = accounts;
    this.clock = clock;
    this.threads = threads;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** Posts the body soon; an account that nobody subscribed to stays silent, as at Meta. */
  public void post(Account account, JsonNode body) {
    post(account, body, () -> {});
  }

  /**
   * The same, for what must come in an order of ours.
   *
   * @param answered runs once the first attempt ended, however it ended
   */
  public void post(Account account, JsonNode body, Runnable answered) {
    if (!accounts.isSubscribed(account)) {
      answered.run();
      return;
    }
    String field = body.path("entry").path(0).path("changes").path(0).path("field").asText();
    Parcel parcel = new Parcel(accounts.callback(account, settings.webhook()), field, Json.write(body), clock.instant());
    parcel.answered = answered;
    send(parcel);
  }

  /** Posts the latest bodies again, as Meta's retries do. */
  public int again(int count) {
    List<Parcel> latest;
    synchronized (recent) {
      latest = recent.stream().limit(count).toList();
    }
    latest.forEach(p -> send(new Parcel(p.to, p.field, p.body, clock.instant())));
    return latest.size();
  }

  private void send(Parcel parcel) {
    if (waiting.get() >= MOST_WAITING) {
      LOG.log(System.Logger.Level.WARNING, "Too many webhooks wait; one was dropped.");
      return;
    }
    synchronized (recent) {
      recent.addFirst(parcel);
      if (recent.size() > REMEMBERED) {
        recent.removeLast();
      }
    }
    waiting.incrementAndGet();
    int mine = generation;
    threads.execute(() -> attempt(parcel, mine));
  }

  private void attempt(Parcel parcel, int mine) {
    if (mine != generation) {
      waiting.decrementAndGet();
      return;
    }
    parcel.attempts++;
    HttpRequest request =
        HttpRequest.newBuilder(parcel.to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "facebookexternalua")
            .header("X-Hub-Signature-256", "sha256=" + sign(parcel.body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.body))
            .build();
    long start = System.nanoTime();
    http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              parcel.millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
              parcel.answer = response == null ? 0 : response.statusCode();
              settle(parcel, mine);
              if (parcel.attempts == 1) {
                parcel.answered.run();
              }
            });
  }

  private void settle(Parcel parcel, int mine) {
    if (parcel.answer == 200 || parcel.attempts >= MOST_ATTEMPTS || threads.isShutdown()) {
      parcel.state = parcel.answer == 200 ? "delivered" : "dropped";
      waiting.decrementAndGet();
      return;
    }
    parcel.state = "retrying";
    long pause = Math.min(LONGEST_PAUSE, 250L << Math.min(20, parcel.attempts));
    threads.schedule(() -> attempt(parcel, mine), pause, TimeUnit.MILLISECONDS);
  }

  /** Hexadecimal HMAC-SHA256 of the bytes under the app secret. */
  String sign(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(settings.appSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HmacSHA256 is missing", impossible);
    }
  }

  /**
   * The handshake that Meta does before it accepts a callback.
   *
   * @param token verify token; null means the configured one
   * @throws MetaError 2200 when the other side does not give the challenge back
   */
  public void handshake(URI callback, String token) {
    String verify = token == null ? settings.verifyToken() : token;
    if (verify == null) {
      throw MetaError.invalid("No verify token is given, and ENTREGENT_SANDBOX_VERIFY_TOKEN is not set.");
    }
    String challenge = Tokens.number();
    String query =
        "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token=" + URLEncoder.encode(verify, StandardCharsets.UTF_8);
    URI uri = URI.create(callback + (callback.getQuery() == null ? "?" : "&") + query);
    String problem;
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200 && answer.body().equals(challenge)) {
        return;
      }
      problem = answer.statusCode() == 200 ? "the challenge did not come back" : "HTTP Status Code = " + answer.statusCode();
    } catch (IOException unreachable) {
      problem = "the callback cannot be reached";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      problem = "the sandbox stops";
    }
    throw MetaError.of(2200, "Callback verification failed with the following errors: " + problem + ".");
  }

  /** The latest deliveries, newest first, without their content. */
  public ArrayNode view() {
    ArrayNode list = Json.array();
    synchronized (recent) {
      for (Parcel parcel : recent) {
        list.addObject()
            .put("at", parcel.since.toString())
            .put("field", parcel.field)
            .put("bytes", parcel.body.length)
            .put("attempts", parcel.attempts)
            .put("answer", parcel.answer)
            .put("millis", parcel.millis)
            .put("state", parcel.state);
      }
    }
    return list;
  }

  /** Forgets what waits. */
  public void reset() {
    generation++;
    synchronized (recent) {
      recent.clear();
    }
  }

  public URI target() {
    return settings.webhook();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
