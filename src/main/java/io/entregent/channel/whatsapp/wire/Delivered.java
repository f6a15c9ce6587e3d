package io.entregent.channel.whatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Inbound;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A body that a platform delivered: JSON, or something that nobody can read and that is kept for whoever may. */
public final class Delivered {

    private Delivered() {
    }

    /** @param account to which it came, or null */
    public static List<Inbound> read(byte[] body, UUID account, Function<JsonNode, List<Inbound>> reader) {
        JsonNode root;
        try {
            root = Json.parse(body);
        } catch (Json.Unreadable unreadable) {
            return List.of(new Inbound.Unknown(account, "", "", unreadable.reason()));
        }
        return reader.apply(root);
    }
}
