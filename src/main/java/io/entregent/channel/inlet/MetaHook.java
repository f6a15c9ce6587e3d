package io.entregent.channel.inlet;

import io.entregent.channel.Journal;
import io.entregent.channel.whatsapp.WhatsAppSettings;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Messenger and Instagram: one address each for all pages; what the installation's own app signed and nobody connected goes into quarantine. */
@WebServlet({"/hooks/messenger", "/hooks/instagram"})
public class MetaHook extends Hook {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient WhatsAppSettings settings;

    @Inject
    private transient Inlets inlets;

    @Inject
    @Any
    private transient Instance<MetaRouter> routers;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String challenge = request.getParameter("hub.challenge");
        String token = request.getParameter("hub.verify_token");
        if (challenge == null || !"subscribe".equals(request.getParameter("hub.mode"))
                || !settings.isVerifyToken(token) && !inlets.isHandshake(token)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().print(challenge);
    }

    @Override
    List<Journal.Entry> proven(byte[] raw, HttpServletRequest request) {
        String channel = request.getServletPath().substring(request.getServletPath().lastIndexOf('/') + 1);
        String signature = request.getHeader("X-Hub-Signature-256");
        if (signature == null) {
            return List.of();
        }
        MetaRouter router = routers.stream().filter(one -> one.channel().equals(channel)).findFirst().orElseThrow();
        return router.route(raw, secret -> Proofs.meta(secret, raw, signature), settings.signature().verifies(raw, signature));
    }
}
