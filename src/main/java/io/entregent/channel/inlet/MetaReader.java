package io.entregent.channel.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundReader;
import io.entregent.channel.Party;
import io.entregent.channel.whatsapp.wire.Delivered;
import io.entregent.channel.whatsapp.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Messenger and Instagram: {@code optin} of the type notification_messages tells that somebody stops or resumes what may be sent unasked. */
abstract class MetaReader implements InboundReader {

    private static final String MARKETING = "marketing_messages";
    private static final Set<String> OTHER = Set.of("postback", "delivery", "read", "reaction", "referral", "message_edit", "message_reads");

    /** Pages. */
    @ApplicationScoped
    public static class Messenger extends MetaReader {

        @Override
        public String channel() {
            return "messenger";
        }
    }

    /** Professional accounts. */
    @ApplicationScoped
    public static class Instagram extends MetaReader {

        @Override
        public String channel() {
            return "instagram";
        }
    }

    @Override
    public List<Inbound> read(byte[] body, Function<String, UUID> accounts) {
        return Delivered.read(body, null, root -> read(root, accounts));
    }

    private static List<Inbound> read(JsonNode root, Function<String, UUID> accounts) {
        List<Inbound> all = new ArrayList<>();
        for (JsonNode entry : root.path("entry")) {
            UUID account = Json.text(entry, "id") == null ? null : accounts.apply(Json.text(entry, "id"));
            if (account == null || !entry.path("messaging").isArray()) {
                all.addAll(Told.unknown(account, entry, account == null ? "account" : "entry"));
            } else {
                entry.path("messaging").forEach(one -> all.addAll(one(account, one)));
            }
        }
        return all;
    }

    private static List<Inbound> one(UUID account, JsonNode told) {
        Party who = Told.user(Told.text(told.path("sender"), "id"), null);
        Instant at = Told.millis(told, "timestamp");
        if (told.has("optin")) {
            return optIn(account, told, who, at);
        }
        if (told.has("message")) {
            JsonNode message = told.path("message");
            return message.path("is_echo").asBoolean() ? List.of() : Told.words(account, told, who, at, Told.text(message, "text"));
        }
        return OTHER.stream().anyMatch(told::has) ? List.of() : Told.unknown(account, told, "event");
    }

    /** Without a status it is the first yes, which the platform keeps and which opts nobody in here. */
    private static List<Inbound> optIn(UUID account, JsonNode told, Party who, Instant at) {
        JsonNode optIn = told.path("optin");
        if (!"notification_messages".equals(Told.text(optIn, "type"))) {
            return Told.unknown(account, told, "optin");
        }
        String status = Told.word(optIn, "notification_messages_status").toUpperCase(Locale.ROOT).replace(' ', '_');
        return switch (status) {
            case "STOP_NOTIFICATIONS" -> Told.wish(account, told, who, MARKETING, "stop", at);
            case "RESUME_NOTIFICATIONS", "" -> Told.wish(account, told, who, MARKETING, "resume", at);
            default -> Told.unknown(account, told, "optin");
        };
    }
}
