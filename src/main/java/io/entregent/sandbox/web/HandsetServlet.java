package io.entregent.sandbox.web;

import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Reply;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** What the page with the phone asks for. */
@WebServlet("/handset/*")
public class HandsetServlet extends Calls {
  private static final long serialVersionUID = 1L;

  @Override
  Reply answer(Call call) {
    return Startup.of(getServletContext()).handset().answer(call);
  }

  @Override
  boolean isFile(HttpServletRequest request, String type) {
    return request.getMethod().equals("POST") && "/file".equals(request.getPathInfo());
  }
}
