package io.entregent.channel.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Inbound;
import io.entregent.channel.Party;
import io.entregent.channel.whatsapp.wire.Delivered;
import io.entregent.channel.whatsapp.wire.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What the readers have in common: nothing that a platform may write makes them throw. */
final class Told {

    /** A block or an unsubscription is for all that needs consent, not for marketing alone. */
    private static final String EVERYTHING = "everything";

    private Told() {
    }

    static List<Inbound> read(byte[] raw, UUID account, Function<JsonNode, List<Inbound>> reader) {
        return Delivered.read(raw, account, root -> account == null ? unknown(null, root, "account") : reader.apply(root));
    }

    static List<Inbound> wish(UUID account, JsonNode node, Party who, String value, Instant at) {
        return wish(account, node, who, EVERYTHING, value, at);
    }

    static List<Inbound> wish(UUID account, JsonNode node, Party who, String category, String value, Instant at) {
        return who == null ? unknown(account, node, "person")
                : List.of(new Inbound.PreferenceChanged(account, Json.raw(node), who, category, value, at));
    }

    /** What somebody wrote matters only where it is words. */
    static List<Inbound> words(UUID account, JsonNode node, Party who, Instant at, String text) {
        return who == null || text == null ? List.of() : List.of(new Inbound.Wrote(account, Json.raw(node), who, at, text));
    }

    static List<Inbound> unknown(UUID account, JsonNode node, String field) {
        return List.of(new Inbound.Unknown(account, Json.raw(node), field, field + ".unknown"));
    }

    static Party user(String id, String name) {
        return id == null ? null : new Party(null, id, null, null, name);
    }

    static String text(JsonNode node, String field) {
        return Json.text(node, field);
    }

    static String word(JsonNode node, String field) {
        String text = Json.text(node, field);
        return text == null ? "" : text;
    }

    /** @return null if there is none, or none that a calendar knows */
    static Instant millis(JsonNode node, String field) {
        String text = word(node, field);
        return text.matches("[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(text)) : null;
    }

    /** RFC 3339; null if there is none. */
    static Instant moment(JsonNode node, String field) {
        try {
            return Instant.parse(word(node, field));
        } catch (DateTimeException none) {
            return null;
        }
    }
}
