package io.entregent.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.entregent.sandbox.place.Settings;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.wire.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** A sandbox behind the JDK's own HTTP server, for clients that run outside. */
final class OverHttp implements AutoCloseable {
  private final HttpServer server;
  private final Sandbox sandbox;

  OverHttp(Settings settings) {
    sandbox = new Sandbox(settings);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    serve("graph", sandbox.graph()::answer);
    serve("handset", sandbox.handset()::answer);
    serve("control", sandbox.control()::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/sandbox";
  }

  private void serve(String name, Function<Call, Reply> answer) {
    server.createContext(
        "/sandbox/" + name,
        exchange -> {
          try (exchange) {
            Reply reply = answer.apply(call(exchange));
            byte[] body = reply.file() == null ? reply.body() : Files.readAllBytes(reply.file());
            exchange.getResponseHeaders().add("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  private Call call(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    Map<String, String> fields = new HashMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    Upload upload = null;
    String type = headers.getOrDefault("content-type", "");
    if (type.startsWith("multipart/form-data")) {
      upload = parts(body, type.replaceAll(".*boundary=\"?([^\";]+).*", "$1"), fields);
      body = new byte[0];
    }
    String path = exchange.getRequestURI().getPath();
    List<String> segments = Stream.of(path.split("/")).filter(s -> !s.isEmpty()).skip(2).toList();
    return new Call(exchange.getRequestMethod(), segments, fields, headers, body, upload, url());
  }

  private static String decode(String word) {
    return URLDecoder.decode(word, StandardCharsets.UTF_8);
  }

  private static Upload parts(byte[] body, String boundary, Map<String, String> fields) throws IOException {
    Upload upload = null;
    for (String part : new String(body, StandardCharsets.ISO_8859_1).split("--" + java.util.regex.Pattern.quote(boundary))) {
      int head = part.indexOf("\r\n\r\n");
      if (head < 0) {
        continue;
      }
      String headers = part.substring(0, head);
      String content = part.substring(head + 4, part.length() - 2);
      String name = headers.replaceAll("(?s).*[; ]name=\"([^\"]*)\".*", "$1");
      if (!headers.contains("filename=")) {
        fields.put(name, content);
        continue;
      }
      Path file = Files.createTempFile("conformance", ".bin");
      Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
      String type = headers.replaceAll("(?is).*content-type: *([^\\r\\n]*).*", "$1");
      upload = new Upload(file, "file", type, content.length());
    }
    return upload;
  }

  @Override
  public void close() {
    server.stop(0);
    sandbox.close();
  }
}
