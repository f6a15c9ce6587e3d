package io.entregent.sandbox.web;

import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.wire.Upload;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Turns requests into calls and replies into responses. */
abstract class Calls extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MOST_JSON = 1 << 20;
  private static final long MOST_FILE = 101L << 20;

  abstract Reply answer(Call call);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    Path spooled = null;
    try {
      Map<String, String> fields = new HashMap<>();
      Upload upload = null;
      byte[] body = {};
      String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
      if (type.startsWith("multipart/form-data")) {
        upload = parts(request, fields);
      } else if (isFile(request, type)) {
        upload = spool(request.getInputStream(), null, request.getContentType());
      } else if (!type.startsWith("application/x-www-form-urlencoded")) {
        body = request.getInputStream().readNBytes(MOST_JSON + 1);
      }
      if (upload != null) {
        spooled = upload.file();
      }
      if (body.length > MOST_JSON || upload != null && upload.size() > MOST_FILE) {
        refuse(response, 413, "The request is too large.");
        return;
      }
      request.getParameterMap().forEach((name, values) -> fields.putIfAbsent(name, values[0]));
      write(answer(new Call(request.getMethod(), segments(request), fields, headers(request), body, upload, base(request))), response);
    } catch (IllegalStateException | IllegalArgumentException | ServletException unreadable) {
      refuse(response, 400, "The request could not be read.");
    } finally {
      if (spooled != null) {
        Files.deleteIfExists(spooled);
      }
    }
  }

  /** Whether the whole body is a file. */
  boolean isFile(HttpServletRequest request, String type) {
    return false;
  }

  private static Upload parts(HttpServletRequest request, Map<String, String> fields)
      throws IOException, ServletException {
    Upload upload = null;
    for (Part part : wellFormed(request)) {
      if (part.getSubmittedFileName() == null && !part.getName().equals("file")) {
        byte[] value = part.getInputStream().readNBytes(MOST_JSON);
        fields.put(part.getName(), new String(value, StandardCharsets.UTF_8));
      } else if (upload == null) {
        upload = spool(part.getInputStream(), part.getSubmittedFileName(), part.getContentType());
      }
    }
    return upload;
  }

  /**
   * @throws IllegalArgumentException for a multipart body that is none
   */
  private static Collection<Part> wellFormed(HttpServletRequest request) throws ServletException {
    try {
      return request.getParts();
    } catch (IOException | RuntimeException malformed) {
      throw new IllegalArgumentException("The multipart body is malformed.", malformed);
    }
  }

  private static Upload spool(InputStream in, String name, String type) throws IOException {
    Path file = Files.createTempFile("sandbox-upload-", ".bin");
    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    return new Upload(file, name, type, Files.size(file));
  }

  private static List<String> segments(HttpServletRequest request) {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    return Stream.of(path.split("/")).filter(s -> !s.isEmpty()).toList();
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
    }
    return headers;
  }

  private static String base(HttpServletRequest request) {
    String whole = request.getRequestURL().toString();
    int end = whole.indexOf('/', whole.indexOf("//") + 2);
    return (end < 0 ? whole : whole.substring(0, end)) + request.getContextPath();
  }

  private static void write(Reply reply, HttpServletResponse response) throws IOException {
    response.setStatus(reply.status());
    response.setContentType(reply.type());
    if (reply.file() == null) {
      response.setContentLength(reply.body().length);
      response.getOutputStream().write(reply.body());
    } else {
      response.setContentLengthLong(Files.size(reply.file()));
      Files.copy(reply.file(), response.getOutputStream());
    }
  }

  private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
    if (!response.isCommitted()) {
      response.reset();
      response.setStatus(status);
      response.setContentType("application/json");
      String body =
          "{\"error\":{\"message\":\"(#100) Invalid parameter\",\"type\":\"OAuthException\",\"code\":100,"
              + "\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"" + why + "\"},\"fbtrace_id\":\"A\"}}";
      response.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
