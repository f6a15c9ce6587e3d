package io.entregent.channel.whatsapp;

import io.entregent.channel.Journal;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where Meta delivers, for all tenants. 200 means: on disk. 401: nothing was read. 413: over 3 MB.
 * 503: not stored, deliver it again. A body that cannot be placed or read is 200 all the same, kept
 * in quarantine: Meta would only send it again for seven days.
 */
@WebServlet(urlPatterns = "/hooks/whatsapp", asyncSupported = true)
public class Webhook extends HttpServlet {

    private static final Logger LOG = System.getLogger(Webhook.class.getName());

    /** Meta's limit for a delivery. */
    static final int MOST_BYTES = 3 * 1024 * 1024;
    private static final int HOPELESS_BYTES = 2 * MOST_BYTES;
    private static final long MILLIS = 10_000;
    private static final long LOG_EVERY = 1_000;

    @Inject
    private transient WhatsAppSettings settings;

    @Inject
    private transient WebhookRouter router;

    @Inject
    private transient Journal journal;

    private final AtomicLong refused = new AtomicLong();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String challenge = request.getParameter("hub.challenge");
        if (challenge == null || !"subscribe".equals(request.getParameter("hub.mode"))
                || !settings.isVerifyToken(request.getParameter("hub.verify_token"))) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().print(challenge);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() > HOPELESS_BYTES) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        byte[] raw = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (raw.length > MOST_BYTES) {
            // Who still writes when we hang up never reads why; so the rest is taken and thrown away.
            request.getInputStream().skipNBytes(Math.max(0, request.getContentLengthLong() - raw.length));
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        if (!settings.signature().verifies(raw, request.getHeader("X-Hub-Signature-256"))) {
            refuse(response);
            return;
        }
        Answer answer = new Answer(request.startAsync());
        try {
            journal.store(router.route(raw)).whenComplete((stored, trouble) ->
                    answer.with(trouble == null ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "A delivery could not be routed: " + trouble.getClass().getName());
            answer.with(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void refuse(HttpServletResponse response) {
        long count = refused.incrementAndGet();
        if (count == 1 || count % LOG_EVERY == 0) {
            LOG.log(Level.WARNING, count + " deliveries without a good signature were refused since the start");
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** One answer per request, whoever comes first: the commit or the clock. */
    private static final class Answer implements AsyncListener {

        private final AsyncContext request;
        private final AtomicBoolean given = new AtomicBoolean();

        Answer(AsyncContext request) {
            this.request = request;
            request.setTimeout(MILLIS);
            request.addListener(this);
        }

        void with(int status) {
            if (given.compareAndSet(false, true)) {
                ((HttpServletResponse) request.getResponse()).setStatus(status);
                request.complete();
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            with(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }

        @Override
        public void onError(AsyncEvent event) {
            with(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }

        @Override
        public void onComplete(AsyncEvent event) {
            given.set(true);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
