package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.ProviderError;
import io.entregent.channel.TemplateDesk;
import io.entregent.channel.whatsapp.wire.Json;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Meta's template management. */
@ApplicationScoped
public class TemplateApi implements TemplateDesk {

    private static final String FIELDS = "id,name,language,category,correct_category,status,rejected_reason,quality_score,parameter_format,components";
    private static final int PAGE = 250;
    /** More than any account may have. */
    private static final int MOST_PAGES = 40;

    @Inject
    private CloudApi api;

    @Inject
    private Channels channels;

    @Override
    public String channel() {
        return WhatsApp.NAME;
    }

    @Override
    public Listing list(ChannelAccount account) {
        String token = channels.token(account.id());
        List<Held> all = new ArrayList<>();
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Graph.Answer answer = api.read(token, account.businessId() + "/message_templates?limit=" + PAGE + "&fields=" + FIELDS
                    + (after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8)));
            if (answer.status() != 200) {
                return new Listing(all, error(answer));
            }
            JsonNode json = answer.json();
            json.path("data").forEach(one -> all.add(held(one)));
            after = json.path("paging").has("next") ? Json.text(json.path("paging").path("cursors"), "after") : null;
            if (after == null) {
                return new Listing(all, null);
            }
        }
        return new Listing(all, new ProviderError(-1, "too many pages", null));
    }

    /** The business was verified, and one of its numbers has an approved name. */
    @Override
    public Optional<Boolean> verified(ChannelAccount account) {
        String token = channels.token(account.id());
        Graph.Answer business = api.read(token, account.businessId() + "?fields=business_verification_status");
        Graph.Answer numbers = api.read(token, account.businessId() + "/phone_numbers?limit=100&fields=name_status");
        String status = business.status() == 200 && numbers.status() == 200 ? business.text("business_verification_status") : null;
        return Optional.ofNullable(status).map(one -> one.equalsIgnoreCase("verified")
                && numbers.json().path("data").findValuesAsText("name_status").contains("APPROVED"));
    }

    @Override
    public Receipt create(ChannelAccount account, String body) {
        return receipt(api.write(channels.token(account.id()), account.businessId() + "/message_templates", body), null);
    }

    @Override
    public Receipt edit(ChannelAccount account, String templateId, String body) {
        return receipt(api.write(channels.token(account.id()), templateId, body), templateId);
    }

    @Override
    public Receipt delete(ChannelAccount account, String name) {
        return receipt(api.delete(channels.token(account.id()), account.businessId() + "/message_templates?name="
                + URLEncoder.encode(name, StandardCharsets.UTF_8)), null);
    }

    @Override
    public Receipt unpause(ChannelAccount account, String templateId) {
        Graph.Answer answer = api.write(channels.token(account.id()), templateId + "/unpause", "{}");
        boolean refused = answer.status() == 200 && !answer.json().path("success").asBoolean();
        return refused ? new Receipt(null, new ProviderError(-1, answer.text("reason"), null), false) : receipt(answer, templateId);
    }

    @Override
    public Receipt archive(ChannelAccount account, String templateId) {
        return putAway(account, templateId, "archive");
    }

    @Override
    public Receipt unarchive(ChannelAccount account, String templateId) {
        return putAway(account, templateId, "unarchive");
    }

    private Receipt putAway(ChannelAccount account, String templateId, String verb) {
        String body = Json.object().set("hsm_ids", Json.object().arrayNode().add(templateId)).toString();
        Graph.Answer answer = api.writeUnversioned(channels.token(account.id()), account.businessId() + "/message_templates/" + verb, body);
        String failed = Json.text(answer.json().path("failed_templates"), templateId);
        return failed == null ? receipt(answer, templateId) : new Receipt(null, new ProviderError(-1, failed, null), false);
    }

    @Override
    public Receipt read(ChannelAccount account, String templateId) {
        return receipt(api.read(channels.token(account.id()), templateId + "?fields=" + FIELDS), templateId);
    }

    @Override
    public Receipt upload(ChannelAccount account, String mimeType, String fileName, byte[] bytes) {
        String token = channels.token(account.id());
        Graph.Answer session = api.write(token, Settings.require("ENTREGENT_WHATSAPP_APP_ID") + "/uploads?file_length=" + bytes.length
                + "&file_type=" + URLEncoder.encode(mimeType, StandardCharsets.UTF_8) + "&file_name="
                + URLEncoder.encode(fileName, StandardCharsets.UTF_8), "{}");
        String id = session.text("id");
        if (session.status() != 200 || id == null || !id.matches("upload:[A-Za-z0-9_?=&.:-]{1,500}")) {
            return failed(session);
        }
        Graph.Answer done = api.send(token, id, bytes);
        String handle = done.text("h");
        return done.status() == 200 && handle != null
                ? new Receipt(new Held(handle, null, null, null, null, null, null, null, null, null), null, false) : failed(done);
    }

    private static Receipt receipt(Graph.Answer answer, String knownId) {
        if (answer.status() != 200) {
            return failed(answer);
        }
        Held held = held(answer.json());
        return new Receipt(held.id() == null ? new Held(knownId, held.name(), held.language(), held.category(), held.comingCategory(),
                held.status(), held.reason(), held.quality(), held.format(), held.components()) : held, null, false);
    }

    private static Receipt failed(Graph.Answer answer) {
        ProviderError error = error(answer);
        boolean again = answer.broken() != null || answer.status() >= 500 || answer.status() == 429 || ErrorCodes.of(error.code()).again();
        return new Receipt(null, error, again);
    }

    private static Held held(JsonNode one) {
        String reason = Json.text(one, "rejected_reason");
        return new Held(Json.text(one, "id"), Json.text(one, "name"), Json.text(one, "language"), Json.text(one, "category"),
                Json.text(one, "correct_category"), Json.text(one, "status"), "NONE".equals(reason) ? null : reason,
                one.path("quality_score").path("score").asText("UNKNOWN"), one.path("parameter_format").asText("POSITIONAL"),
                one.path("components").isArray() ? one.path("components").toString() : null);
    }

    /** Errors of template creation carry words for people. */
    private static ProviderError error(Graph.Answer answer) {
        JsonNode error = answer.json().path("error");
        if (!error.path("code").isIntegralNumber()) {
            return new ProviderError(-1, answer.broken() == null ? "HTTP " + answer.status() : answer.broken().name(), null);
        }
        String title = Json.text(error, "error_user_title");
        String details = Json.text(error, "error_user_msg");
        int subcode = error.path("error_subcode").asInt();
        return new ProviderError(subcode > 2_000_000 ? subcode : error.path("code").asInt(), title == null ? Json.text(error, "message") : title,
                details == null ? Json.text(error.path("error_data"), "details") : details);
    }
}
