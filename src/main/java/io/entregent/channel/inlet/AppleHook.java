package io.entregent.channel.inlet;

import io.entregent.channel.Journal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Apple's token is made out to the messaging service and says nothing of the body; so a body counts only for the business that the header names. */
@WebServlet({"/hooks/apple", "/hooks/apple/message"})
public class AppleHook extends Hook {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient InletKeys keys;

    @Override
    List<Journal.Entry> proven(byte[] raw, HttpServletRequest request) {
        String business = request.getHeader("destination-id");
        return business == null ? List.of() : keys.of("apple", business).stream()
                .filter(key -> Proofs.apple(key.secret(), key.inlet().audience(), request.getHeader("Authorization")))
                .map(key -> entry(key, raw)).toList();
    }
}
