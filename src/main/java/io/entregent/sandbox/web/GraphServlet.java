package io.entregent.sandbox.web;

import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Reply;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What Meta answers. */
@WebServlet("/graph/*")
@MultipartConfig(maxFileSize = 105_000_000L, maxRequestSize = 106_000_000L, fileSizeThreshold = 65_536)
public class GraphServlet extends Calls {
  private static final long serialVersionUID = 1L;

  @Override
  Reply answer(Call call) {
    return Startup.of(getServletContext()).graph().answer(call);
  }

  @Override
  boolean isFile(HttpServletRequest request, String type) {
    String path = request.getPathInfo();
    return request.getMethod().equals("POST") && path != null && List.of(path.split("/")).stream().anyMatch(s -> s.startsWith("upload:"));
  }
}
