package io.entregent.channel.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.channel.Journal;
import io.entregent.channel.whatsapp.wire.Json;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Google's RCS for Business. Each agent has its own token, so who is meant is read before it is proven, and nothing is done
 * with it before. A new address is introduced by {@code {"clientToken", "secret"}} and answers the secret.
 */
@WebServlet("/hooks/rcs")
public class RcsHook extends Hook {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient InletKeys keys;

    @Override
    boolean introduced(byte[] raw, HttpServletResponse response) throws IOException {
        Optional<JsonNode> asked = RcsReader.json(raw).filter(root -> Told.text(root, "clientToken") != null && Told.text(root, "secret") != null);
        if (asked.isEmpty() || keys.marked("rcs", Told.text(asked.get(), "clientToken")).isEmpty()) {
            return false;
        }
        ObjectNode answer = Json.object().put("secret", Told.text(asked.get(), "secret"));
        response.setContentType("application/json");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(Json.bytes(answer));
        return true;
    }

    @Override
    List<Journal.Entry> proven(byte[] raw, HttpServletRequest request) {
        byte[] message = RcsReader.json(raw).map(RcsReader::message).orElse(null);
        String agent = message == null ? null : RcsReader.json(message).map(RcsReader::agent).orElse(null);
        return agent == null ? List.of() : keys.of("rcs", agent).stream()
                .filter(key -> Proofs.google(key.secret(), message, request.getHeader("X-Goog-Signature")))
                .map(key -> entry(key, raw)).toList();
    }
}
