package io.entregent.channel.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundReader;
import io.entregent.channel.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Viber: to unsubscribe blocks the bot, to subscribe opts nobody in. A journalled body begins with a line that names the bot. */
@ApplicationScoped
public class ViberReader implements InboundReader {

    @Override
    public String channel() {
        return "viber";
    }

    static byte[] envelope(String accountId, byte[] raw) {
        byte[] line = (accountId + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(line, line.length + raw.length);
        System.arraycopy(raw, 0, both, line.length, raw.length);
        return both;
    }

    @Override
    public List<Inbound> read(byte[] body, Function<String, UUID> accounts) {
        int end = 0;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        UUID account = accounts.apply(new String(body, 0, end, StandardCharsets.UTF_8));
        byte[] raw = Arrays.copyOfRange(body, Math.min(end + 1, body.length), body.length);
        return Told.read(raw, account, root -> switch (Told.word(root, "event")) {
            case "unsubscribed" -> Told.wish(account, root, person(root), "stop", Told.millis(root, "timestamp"));
            case "subscribed" -> Told.wish(account, root, person(root.path("user")), "resume", Told.millis(root, "timestamp"));
            case "message" -> Told.words(account, root, Told.user(Told.text(root.path("sender"), "id"), Told.text(root.path("sender"), "name")),
                    Told.millis(root, "timestamp"), Told.text(root.path("message"), "text"));
            case "webhook", "conversation_started", "delivered", "seen", "failed", "client_status" -> List.of();
            default -> Told.unknown(account, root, "event");
        });
    }

    private static Party person(JsonNode node) {
        String id = Told.text(node, "user_id");
        return Told.user(id == null ? Told.text(node, "id") : id, Told.text(node, "name"));
    }
}
