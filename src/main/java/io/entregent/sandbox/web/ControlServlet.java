package io.entregent.sandbox.web;

import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Reply;
import jakarta.servlet.annotation.WebServlet;

/** What testers tell the sandbox. */
@WebServlet("/control/*")
public class ControlServlet extends Calls {
  private static final long serialVersionUID = 1L;

  @Override
  Reply answer(Call call) {
    return Startup.of(getServletContext()).control().answer(call);
  }
}
