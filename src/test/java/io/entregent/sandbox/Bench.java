package io.entregent.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.entregent.sandbox.place.Settings;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.awaitility.Awaitility;

/** A sandbox whose webhooks arrive here. */
final class Bench implements AutoCloseable {
  static final String LUMEN = "200000000000001";
  static final String LUMEN_WABA = "100000000000001";
  static final String CAMILLE = "33639981001";
  static final String SECRET = "bench-secret";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A webhook as it came. */
  record Hook(byte[] raw, String signature, JsonNode json) {
    String field() {
      return json.at("/entry/0/changes/0/field").asText();
    }

    JsonNode value() {
      return json.at("/entry/0/changes/0/value");
    }
  }

  final List<Hook> hooks = new CopyOnWriteArrayList<>();
  final List<Integer> answers = new CopyOnWriteArrayList<>();
  final Sandbox sandbox;
  private final HttpServer server;

  Bench() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/hook",
        exchange -> {
          byte[] raw = exchange.getRequestBody().readAllBytes();
          String query = exchange.getRequestURI().getQuery();
          byte[] reply = {};
          int status = answers.isEmpty() ? 200 : answers.remove(0);
          if (exchange.getRequestMethod().equals("GET")) {
            boolean good = query.contains("hub.verify_token=right");
            status = good ? 200 : 403;
            reply = query.replaceAll(".*hub.challenge=([^&]*).*", "$1").getBytes(StandardCharsets.UTF_8);
          } else {
            hooks.add(new Hook(raw, exchange.getRequestHeaders().getFirst("X-Hub-Signature-256"), JSON.readTree(raw)));
          }
          exchange.sendResponseHeaders(status, reply.length == 0 ? -1 : reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.start();
    sandbox = new Sandbox(new Settings(hookUri(), SECRET, "right"));
    control("statuses", "{\"sentAfter\":5,\"deliveredAfter\":30}");
    control("templates/review", "{\"mode\":\"manual\"}");
  }

  URI hookUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  static Call call(String method, String path, byte[] body, Map<String, String> headers) {
    Map<String, String> fields = new HashMap<>();
    String bare = path;
    if (path.contains("?")) {
      bare = path.substring(0, path.indexOf('?'));
      for (String pair : path.substring(path.indexOf('?') + 1).split("&")) {
        fields.put(pair.split("=")[0], pair.contains("=") ? pair.substring(pair.indexOf('=') + 1) : "");
      }
    }
    List<String> segments = Stream.of(bare.split("/")).filter(s -> !s.isEmpty()).toList();
    return new Call(method, segments, fields, headers, body, null, "http://localhost/sandbox");
  }

  static JsonNode json(Reply reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  JsonNode graph(String method, String path, String body) {
    return json(sandbox.graph().answer(call(method, path, bytes(body), Map.of("authorization", "Bearer t", "content-type", "application/json"))));
  }

  JsonNode send(String more) {
    return graph("POST", "v23.0/" + LUMEN + "/messages", "{\"messaging_product\":\"whatsapp\",\"to\":\"+" + CAMILLE + "\"," + more + "}");
  }

  JsonNode text(String body) {
    return send("\"type\":\"text\",\"text\":{\"body\":\"" + body + "\"}");
  }

  JsonNode control(String verb, String body) {
    return json(sandbox.control().answer(call("POST", verb, bytes(body), Map.of("content-type", "application/json"))));
  }

  JsonNode phone(String verb, String more) {
    String body = "{\"person\":\"" + CAMILLE + "\",\"account\":\"" + LUMEN + "\"" + (more.isEmpty() ? "" : "," + more) + "}";
    return json(sandbox.handset().answer(call("POST", verb, bytes(body), Map.of("content-type", "application/json"))));
  }

  JsonNode look(String path) {
    return json(sandbox.handset().answer(call("GET", path, new byte[0], Map.of())));
  }

  /** The consumer writes, so that the window is open. */
  String openWindow() {
    return control("inbound", "{\"from\":\"+" + CAMILLE + "\",\"to\":\"" + LUMEN + "\",\"text\":\"Bonjour\"}").path("id").asText();
  }

  Hook await(Predicate<Hook> wanted) {
    return Awaitility.await().until(() -> hooks.stream().filter(wanted).findFirst(), Optional::isPresent).get();
  }

  Hook status(String id, String status) {
    return await(h -> h.value().at("/statuses/0/id").asText().equals(id) && h.value().at("/statuses/0/status").asText().equals(status));
  }

  List<String> statuses(String id) {
    List<String> all = new ArrayList<>();
    hooks.forEach(
        h -> {
          if (h.value().at("/statuses/0/id").asText().equals(id)) {
            all.add(h.value().at("/statuses/0/status").asText());
          }
        });
    return all;
  }

  static String id(JsonNode sent) {
    return sent.at("/messages/0/id").asText();
  }

  /** A folder of the shared data; tests that need it are skipped where it is not. */
  static Path shared(String folder) {
    String root = Optional.ofNullable(System.getProperty("entregent.shared", System.getenv("ENTREGENT_SHARED"))).orElse("../shared");
    Path path = Path.of(root, "data", folder);
    Assumptions.assumeThat(path).as("shared data at " + root).isDirectory();
    return path;
  }

  static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    server.stop(0);
  }
}
