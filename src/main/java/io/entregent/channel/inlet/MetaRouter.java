package io.entregent.channel.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.channel.DeliveryRouter;
import io.entregent.channel.Journal;
import io.entregent.channel.Quarantine;
import io.entregent.channel.whatsapp.WhatsAppSettings;
import io.entregent.channel.whatsapp.wire.Json;
import io.entregent.vault.InstallationSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Splits a delivery by the tenants that connected its pages with the secret that signed it. */
abstract class MetaRouter implements DeliveryRouter {

    /** More updates than Meta puts into one delivery. */
    private static final int MOST_ENTRIES = 1_000;

    @Inject
    private InletKeys keys;

    @Inject
    private WhatsAppSettings settings;

    @Inject
    private InstallationSeal installation;

    /** Pages. */
    @ApplicationScoped
    public static class Messenger extends MetaRouter {

        @Override
        public String channel() {
            return "messenger";
        }
    }

    /** Professional accounts. */
    @ApplicationScoped
    public static class Instagram extends MetaRouter {

        @Override
        public String channel() {
            return "instagram";
        }
    }

    /** For what the installation's app had signed: it is for tenants that use that app. */
    @Override
    public List<Journal.Entry> route(byte[] raw) {
        return route(raw, secret -> settings.signature().verifies(raw, "sha256="
                + HexFormat.of().formatHex(Proofs.hmac("HmacSHA256", secret, raw))), true);
    }

    /**
     * @param proves  whether a secret signed the body
     * @param ours    whether the installation's app signed it: then nothing of it is lost
     * @return nothing if nobody's secret signed it
     */
    List<Journal.Entry> route(byte[] raw, Predicate<byte[]> proves, boolean ours) {
        JsonNode root;
        try {
            root = Json.parse(raw);
        } catch (Json.Unreadable unreadable) {
            return ours ? List.of(quarantine(raw, unreadable.reason(), null)) : List.of();
        }
        if (!ours && root.path("entry").size() > MOST_ENTRIES) {
            return List.of();
        }
        Map<String, List<InletKeys.Key>> proven = proven(root, proves);
        Map<UUID, InletKeys.Key> tenants = new LinkedHashMap<>();
        Map<UUID, ArrayNode> parts = new LinkedHashMap<>();
        ArrayNode strange = Json.object().putArray("entry");
        for (JsonNode entry : root.path("entry")) {
            String page = Json.text(entry, "id");
            List<InletKeys.Key> known = proven.getOrDefault(page, List.of());
            known.forEach(key -> {
                tenants.putIfAbsent(key.inlet().tenant(), key);
                parts.computeIfAbsent(key.inlet().tenant(), tenant -> Json.object().putArray("entry")).add(entry);
            });
            if (known.isEmpty()) {
                strange.add(entry);
            }
        }
        List<Journal.Entry> entries = new ArrayList<>();
        parts.forEach((tenant, part) -> entries.add(Hook.entry(tenants.get(tenant), part.size() == root.path("entry").size() ? raw : body(root, part))));
        if (ours && (!strange.isEmpty() || entries.isEmpty())) {
            String page = Json.text(strange.path(0), "id");
            entries.add(quarantine(entries.isEmpty() ? raw : body(root, strange), page == null ? "body.shape" : "business.unknown", page));
        }
        return entries;
    }

    /** By page, whose secret signed the body. Each secret is tried once: whoever is nobody yet may name a page as often as he likes. */
    private Map<String, List<InletKeys.Key>> proven(JsonNode root, Predicate<byte[]> proves) {
        Set<String> pages = new HashSet<>();
        root.path("entry").forEach(entry -> Optional.ofNullable(Json.text(entry, "id")).ifPresent(pages::add));
        Map<ByteBuffer, Boolean> tried = new HashMap<>();
        Map<String, List<InletKeys.Key>> proven = new HashMap<>();
        keys.of(channel(), pages).forEach((page, known) -> proven.put(page, known.stream()
                .filter(key -> tried.computeIfAbsent(ByteBuffer.wrap(key.secret()), secret -> proves.test(key.secret()))).toList()));
        return proven;
    }

    private static byte[] body(JsonNode root, ArrayNode entries) {
        ObjectNode body = Json.object();
        root.properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        body.set("entry", entries);
        return Json.bytes(body);
    }

    private Journal.Entry quarantine(byte[] body, String reason, String page) {
        return new Journal.ForQuarantine(channel(), settings.signature().digest(body), reason,
                page != null && page.matches("[0-9]{1,32}") ? page : null, null, 1, installation.seal(Quarantine.BODY, body));
    }
}
