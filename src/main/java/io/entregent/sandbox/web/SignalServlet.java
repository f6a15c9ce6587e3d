package io.entregent.sandbox.web;

import io.entregent.sandbox.place.Signals;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers {@code ?since=n} with the present revision: at once when it is another one, else when
 * something changes or the heart beats. Holding the answer back needs no thread.
 */
@WebServlet(urlPatterns = "/signals", asyncSupported = true)
public class SignalServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain");
    Signals signals = Startup.of(getServletContext()).signals();
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    Waiter waiter = new Waiter(signals, async);
    waiter.wait(request.getParameter("since"));
  }

  /** One held request. */
  private static final class Waiter {
    private final Signals signals;
    private final AsyncContext async;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile long ticket;

    Waiter(Signals signals, AsyncContext async) {
      this.signals = signals;
      this.async = async;
    }

    void wait(String since) {
      ticket = signals.listen(this::end);
      if (!Long.toString(signals.revision()).equals(since)) {
        end();
      }
    }

    private void end() {
      if (!open.compareAndSet(true, false)) {
        return;
      }
      signals.leave(ticket);
      try {
        byte[] revision = Long.toString(signals.revision()).getBytes(StandardCharsets.US_ASCII);
        async.getResponse().getOutputStream().write(revision);
      } catch (IOException pageIsGone) {
        open.set(false);
      } finally {
        async.complete();
      }
    }
  }
}
