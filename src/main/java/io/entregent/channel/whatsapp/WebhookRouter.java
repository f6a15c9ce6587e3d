package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.channel.DeliveryRouter;
import io.entregent.channel.Inbounds;
import io.entregent.channel.Journal;
import io.entregent.channel.Quarantine;
import io.entregent.channel.Routes;
import io.entregent.channel.whatsapp.wire.Json;
import io.entregent.vault.InstallationSeal;
import io.entregent.vault.TenantSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Splits a delivery by tenant: each gets a body with its own changes only, or the very bytes that
 * came if all is one tenant's. Reads the account ids and nothing else.
 */
@ApplicationScoped
public class WebhookRouter implements DeliveryRouter {

    @Inject
    private Routes routes;

    @Inject
    private WhatsAppSettings settings;

    @Inject
    private InstallationSeal installation;

    /** Where a change goes: to a tenant, or into quarantine with a reason. */
    private record Place(UUID tenant, String reason, String business, String number) {

        static Place nowhere(String reason, String business, String number) {
            return new Place(null, reason, business, number);
        }
    }

    /** The body that grows for one place. */
    private static final class Part {

        private final ObjectNode body = Json.object();
        private final ArrayNode entries;
        private JsonNode source;
        private ArrayNode changes;

        Part(JsonNode root) {
            root.properties().forEach(field -> body.set(field.getKey(), field.getValue()));
            entries = body.putArray("entry");
        }

        void add(JsonNode entry) {
            entries.add(entry);
        }

        void add(JsonNode entry, JsonNode change) {
            if (source != entry) {
                source = entry;
                ObjectNode copy = entries.addObject();
                entry.properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
                changes = copy.putArray("changes");
            }
            changes.add(change);
        }
    }

    @Override
    public String channel() {
        return WhatsApp.NAME;
    }

    @Override
    public List<Journal.Entry> route(byte[] raw) {
        JsonNode root;
        try {
            root = Json.parse(raw);
        } catch (Json.Unreadable unreadable) {
            return List.of(quarantine(Place.nowhere(unreadable.reason(), null, null), 1, raw));
        }
        if (!root.path("entry").isArray() || root.path("entry").isEmpty()) {
            return List.of(quarantine(Place.nowhere("body.shape", null, null), 1, raw));
        }
        if (!"whatsapp_business_account".equals(Json.text(root, "object"))) {
            return List.of(quarantine(Place.nowhere("object.unknown", null, null), 1, raw));
        }
        Map<UUID, TenantSeal> seals = new HashMap<>();
        Map<Place, Part> parts = split(root, seals);
        boolean whole = parts.size() == 1;
        List<Journal.Entry> entries = new ArrayList<>();
        parts.forEach((place, part) -> {
            int updates = updates(part.body);
            byte[] body = whole ? raw : Json.bytes(part.body);
            entries.add(place.tenant() == null ? quarantine(place, updates, body)
                    : delivery(place.tenant(), seals.get(place.tenant()), updates, body));
        });
        return entries;
    }

    private Map<Place, Part> split(JsonNode root, Map<UUID, TenantSeal> seals) {
        Map<Place, Part> parts = new LinkedHashMap<>();
        for (JsonNode entry : root.path("entry")) {
            String business = Json.text(entry, "id");
            if (business == null || !entry.path("changes").isArray() || entry.path("changes").isEmpty()) {
                parts.computeIfAbsent(Place.nowhere("entry.shape", business, null), place -> new Part(root)).add(entry);
                continue;
            }
            for (JsonNode change : entry.path("changes")) {
                parts.computeIfAbsent(place(business, change, seals), place -> new Part(root)).add(entry, change);
            }
        }
        return parts;
    }

    private Place place(String business, JsonNode change, Map<UUID, TenantSeal> seals) {
        if (Json.text(change, "field") == null || !change.path("value").isObject()) {
            return Place.nowhere("change.shape", business, null);
        }
        String number = Json.text(change.path("value").path("metadata"), "phone_number_id");
        Optional<Routes.Route> route = number == null ? routes.find(WhatsApp.NAME, business)
                : routes.find(WhatsApp.NAME, business, number);
        if (route.isEmpty()) {
            return Place.nowhere("business.unknown", business, number);
        }
        if (number != null && route.get().account(number).isEmpty()) {
            return Place.nowhere("number.unknown", business, number);
        }
        seals.put(route.get().tenant(), route.get().seal());
        return new Place(route.get().tenant(), null, null, null);
    }

    private static Journal.Entry delivery(UUID tenant, TenantSeal seal, int updates, byte[] body) {
        byte[] digest = seal.lookup("webhook", HexFormat.of().formatHex(sha256(body)));
        return new Journal.ForTenant(tenant, WhatsApp.NAME, digest, updates, seal.seal(Inbounds.BODY, body));
    }

    private Journal.Entry quarantine(Place place, int updates, byte[] body) {
        return new Journal.ForQuarantine(WhatsApp.NAME, settings.signature().digest(body), place.reason(),
                idOnly(place.business()), idOnly(place.number()), updates, installation.seal(Quarantine.BODY, body));
    }

    /** An id of Meta's is digits; whatever else stands there may be anything, so only digits are shown. */
    private static String idOnly(String id) {
        return id != null && id.matches("[0-9]{1,32}") ? id : null;
    }

    private static int updates(JsonNode body) {
        int count = 0;
        for (JsonNode entry : body.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                JsonNode value = change.path("value");
                count += Math.max(1, value.path("messages").size() + value.path("statuses").size()
                        + value.path("user_preferences").size());
            }
        }
        return Math.max(1, count);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
