package io.entregent.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Settings;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Plays the other platforms, as far as they tell that somebody wants to be left alone: each in its own words, signed its own way, once. */
public final class Elsewhere {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Settings settings;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1).build();

  public Elsewhere(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** What is said: stop, resume, or words. */
  private record Saying(String event, String text, String person, String account, long at) {}

  /** Posts one delivery to where the other webhooks go, at the path of its platform. @return the status of the answer */
  public ObjectNode tell(ObjectNode body) {
    String channel = Json.text(body, "channel", "");
    String secret = Json.text(body, "secret", "");
    String path = Json.text(body, "path", "/hooks/" + channel);
    Saying saying =
        new Saying(Json.text(body, "event", "stop"), Json.text(body, "text"), Json.text(body, "person", ""),
            Json.text(body, "account", ""), body.path("at").asLong(clock.millis()));
    if (!path.matches("/hooks/[a-z]+(/[A-Za-z0-9-]*)?") || saying.person.isEmpty() || secret.isEmpty()) {
      throw MetaError.invalid("It takes channel, secret, person, and mostly account; path begins with /hooks/.");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.webhook().resolve(URI.create(path))).timeout(PATIENCE).header("Content-Type", "application/json");
    switch (channel) {
      case "viber" -> viber(request, saying, secret);
      case "messenger", "instagram" -> meta(request, saying, secret, channel);
      case "rcs" -> rcs(request, saying, secret);
      case "apple" -> apple(request, saying, secret, Json.text(body, "audience", ""));
      default -> throw MetaError.invalid("channel is viber, messenger, instagram, rcs or apple.");
    }
    try {
      return Json.success().put("status", http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (IOException away) {
      return Json.success().put("status", 0);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return Json.success().put("status", 0);
    }
  }

  private static void viber(HttpRequest.Builder request, Saying saying, String secret) {
    ObjectNode event = Json.object();
    switch (saying.event) {
      case "stop" -> event.put("event", "unsubscribed").put("timestamp", saying.at).put("user_id", saying.person);
      case "resume" -> {
        event.put("event", "subscribed").put("timestamp", saying.at);
        event.putObject("user").put("id", saying.person).put("language", "fr").put("country", "FR").put("api_version", 10);
      }
      default -> {
        event.put("event", "message").put("timestamp", saying.at);
        event.putObject("sender").put("id", saying.person).put("language", "fr").put("country", "FR").put("api_version", 10);
        event.putObject("message").put("type", "text").put("text", saying.text);
      }
    }
    byte[] bytes = Json.write(event.put("message_token", saying.at));
    request.header("X-Viber-Content-Signature", hex("HmacSHA256", bytes(secret), bytes)).POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
  }

  private static void meta(HttpRequest.Builder request, Saying saying, String secret, String channel) {
    ObjectNode root = Json.object().put("object", channel.equals("messenger") ? "page" : "instagram");
    ObjectNode entry = root.putArray("entry").addObject().put("id", saying.account).put("time", saying.at);
    ObjectNode told = entry.putArray("messaging").addObject();
    told.putObject("sender").put("id", saying.person);
    told.putObject("recipient").put("id", saying.account);
    told.put("timestamp", saying.at);
    if (saying.event.equals("text")) {
      told.putObject("message").put("mid", "m_" + saying.at).put("text", saying.text);
    } else {
      told.putObject("optin").put("type", "notification_messages").put("notification_messages_token", Long.toString(saying.at))
          .put("notification_messages_status", saying.event.equals("stop") ? "STOP_NOTIFICATIONS" : "RESUME_NOTIFICATIONS");
    }
    byte[] bytes = Json.write(root);
    request.header("X-Hub-Signature-256", "sha256=" + hex("HmacSHA256", bytes(secret), bytes)).POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
  }

  private void rcs(HttpRequest.Builder request, Saying saying, String secret) {
    ObjectNode event = Json.object().put("senderPhoneNumber", saying.person).put("agentId", saying.account).put("eventId", UUID.randomUUID().toString())
        .put("sendTime", Instant.ofEpochMilli(saying.at).toString());
    if (saying.event.equals("text")) {
      event.put("text", saying.text).put("messageId", UUID.randomUUID().toString());
    } else {
      event.put("eventType", saying.event.equals("stop") ? "UNSUBSCRIBE" : "SUBSCRIBE");
    }
    byte[] bytes = Json.write(event);
    ObjectNode root = Json.object().put("subscription", "rbm");
    root.putObject("message").put("data", Base64.getEncoder().encodeToString(bytes)).put("messageId", UUID.randomUUID().toString())
        .put("publishTime", clock.instant().toString());
    request.header("X-Goog-Signature", Base64.getEncoder().encodeToString(hmac("HmacSHA512", bytes(secret), bytes)))
        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(root)));
  }

  private void apple(HttpRequest.Builder request, Saying saying, String secret, String audience) {
    String id = UUID.randomUUID().toString();
    ObjectNode message = Json.object().put("v", 1).put("id", id).put("sourceId", saying.person).put("destinationId", saying.account)
        .put("type", saying.event.equals("text") ? "text" : "close");
    if (saying.event.equals("text")) {
      message.put("body", saying.text);
    }
    String claims = url(Json.write(Json.object().put("alg", "HS256").put("typ", "JWT"))) + "."
        + url(Json.write(Json.object().put("aud", audience).put("iat", clock.instant().getEpochSecond())));
    String token = claims + "." + url(hmac("HmacSHA256", Base64.getDecoder().decode(secret), bytes(claims)));
    request.header("Authorization", "Bearer " + token).header("id", id).header("source-id", saying.person)
        .header("destination-id", saying.account).header("Content-Encoding", "gzip").POST(HttpRequest.BodyPublishers.ofByteArray(packed(Json.write(message))));
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return packed.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hex(String algorithm, byte[] secret, byte[] body) {
    return HexFormat.of().formatHex(hmac(algorithm, secret, body));
  }

  private static byte[] hmac(String algorithm, byte[] secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
