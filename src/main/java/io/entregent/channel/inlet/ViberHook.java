package io.entregent.channel.inlet;

import io.entregent.channel.Journal;
import io.entregent.kernel.Ids;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** {@code /hooks/viber/{inlet}}: a Viber event does not say to which bot it came, so the address does. */
@WebServlet("/hooks/viber/*")
public class ViberHook extends Hook {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient InletKeys keys;

    @Override
    List<Journal.Entry> proven(byte[] raw, HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        String signature = request.getHeader("X-Viber-Content-Signature");
        return Ids.parse(path).map(id -> keys.of("viber", id)).orElse(List.of()).stream()
                .filter(key -> Proofs.viber(key.secret(), raw, signature))
                .map(key -> entry(key, ViberReader.envelope(key.inlet().accountId(), raw))).toList();
    }
}
