package io.entregent.channel.inlet;

import io.entregent.channel.Inbounds;
import io.entregent.channel.Journal;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How all of them take a delivery: 200 means on disk, 401 that nothing proved it, 413 too large, 503 deliver it again. */
abstract class Hook extends HttpServlet {

    static final int MOST_BYTES = 3 * 1024 * 1024;

    private static final Logger LOG = System.getLogger(Hook.class.getName());
    private static final long serialVersionUID = 1L;
    private static final long LOG_EVERY = 1_000;

    @Inject
    private transient Journal journal;

    private final AtomicLong refused = new AtomicLong();

    /** @return what is to be written down; nothing if no secret proves the delivery */
    abstract List<Journal.Entry> proven(byte[] raw, HttpServletRequest request);

    /** Answers what is no delivery. @return false if it is one */
    boolean introduced(byte[] raw, HttpServletResponse response) throws IOException {
        return false;
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] raw = request.getContentLengthLong() > MOST_BYTES ? null : request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (raw == null || raw.length > MOST_BYTES) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        response.setStatus(introduced(raw, response) ? HttpServletResponse.SC_OK : taken(raw, request));
    }

    private int taken(byte[] raw, HttpServletRequest request) {
        try {
            List<Journal.Entry> entries = proven(raw, request);
            if (entries.isEmpty()) {
                long count = refused.incrementAndGet();
                if (count == 1 || count % LOG_EVERY == 0) {
                    LOG.log(Level.WARNING, count + " deliveries without a good signature were refused at " + getServletName());
                }
                return HttpServletResponse.SC_UNAUTHORIZED;
            }
            journal.storeNow(entries);
            return HttpServletResponse.SC_OK;
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "A delivery could not be stored: " + trouble.getClass().getName());
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }

    static Journal.Entry entry(InletKeys.Key key, byte[] body) {
        byte[] digest = key.seal().lookup("webhook", key.inlet().channel() + " " + HexFormat.of().formatHex(sha256(body)));
        return new Journal.ForTenant(key.inlet().tenant(), key.inlet().channel(), digest, 1, key.seal().seal(Inbounds.BODY, body));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
