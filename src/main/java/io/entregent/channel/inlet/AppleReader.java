package io.entregent.channel.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundReader;
import io.entregent.channel.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** Apple Messages for Business: {@code close} is the person's own end of the conversation; bodies come packed. */
@ApplicationScoped
public class AppleReader implements InboundReader {

    private static final int GZIP = 0x1f;

    @Override
    public String channel() {
        return "apple";
    }

    @Override
    public List<Inbound> read(byte[] body, Function<String, UUID> accounts) {
        byte[] raw = unpacked(body);
        UUID account = RcsReader.json(raw).map(root -> Told.text(root, "destinationId")).map(accounts).orElse(null);
        return Told.read(raw, account, root -> read(root, account));
    }

    private static List<Inbound> read(JsonNode root, UUID account) {
        Party who = Told.user(Told.text(root, "sourceId"), null);
        return switch (Told.word(root, "type")) {
            case "close" -> Told.wish(account, root, who, "stop", null);
            case "text" -> Told.words(account, root, who, null, Told.text(root, "body"));
            case "interactive", "typing_start", "typing_end", "tapback" -> List.of();
            default -> Told.unknown(account, root, "type");
        };
    }

    private static byte[] unpacked(byte[] body) {
        if (body.length == 0 || body[0] != GZIP) {
            return body;
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return packed.readNBytes(Hook.MOST_BYTES);
        } catch (IOException broken) {
            return new byte[0];
        }
    }
}
