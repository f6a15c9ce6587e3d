package io.entregent.channel.whatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundReader;
import io.entregent.channel.Party;
import io.entregent.channel.ProviderError;
import io.entregent.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Walks entry → changes → value, and reads what is about people; {@link EventReader} reads the rest. */
@ApplicationScoped
public class WebhookReader implements InboundReader {

    private static final Set<String> ABOUT_TEMPLATES = Set.of("message_template_status_update",
            "message_template_quality_update", "template_category_update", "message_template_components_update");
    private static final Set<String> ABOUT_ACCOUNT = Set.of("account_update", "account_alerts", "account_review_update",
            "business_capability_update", "phone_number_quality_update", "phone_number_name_update",
            "phone_number_settings", "security", "payment_configuration_update", "partner_solutions");

    @Override
    public String channel() {
        return "whatsapp";
    }

    @Override
    public List<Inbound> read(byte[] body, Function<String, UUID> account) {
        return Delivered.read(body, null, root -> read(root, account));
    }

    private static List<Inbound> read(JsonNode root, Function<String, UUID> account) {
        List<Inbound> all = new ArrayList<>();
        for (JsonNode entry : root.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                all.addAll(read(entry, change, account));
            }
        }
        return all.isEmpty() ? List.of(new Inbound.Unknown(null, Json.raw(root), "", "body.shape")) : all;
    }

    private static List<Inbound> read(JsonNode entry, JsonNode change, Function<String, UUID> accounts) {
        String field = Json.text(change, "field");
        JsonNode value = change.path("value");
        if (field == null || !value.isObject()) {
            return List.of(new Inbound.Unknown(null, Json.raw(change), "", "change.shape"));
        }
        String number = Json.text(value.path("metadata"), "phone_number_id");
        UUID account = number == null ? null : accounts.apply(number);
        if (ABOUT_TEMPLATES.contains(field)) {
            return List.of(EventReader.template(Json.text(entry, "id"), field, value, time(entry)));
        }
        if (ABOUT_ACCOUNT.contains(field)) {
            return List.of(EventReader.account(account, Json.text(entry, "id"), field, value, time(entry)));
        }
        return switch (field) {
            case "messages" -> messages(account, value);
            case "user_preferences" -> preferences(account, value);
            default -> List.of(new Inbound.Unknown(account, Json.raw(change), field, "field.unknown"));
        };
    }

    private static List<Inbound> messages(UUID account, JsonNode value) {
        Updates updates = new Updates(account, value);
        List<Inbound> all = new ArrayList<>();
        for (JsonNode message : value.path("messages")) {
            all.add(MessageReader.read(updates, message));
        }
        for (JsonNode status : value.path("statuses")) {
            all.add(status(updates, status));
        }
        if (all.isEmpty()) {
            List<ProviderError> errors = errors(value);
            all.add(new Inbound.Unknown(account, Json.raw(value), "messages",
                    errors.isEmpty() ? "value.shape" : "error." + errors.get(0).code()));
        }
        return all;
    }

    private static Inbound status(Updates updates, JsonNode status) {
        String id = Json.text(status, "id");
        String word = Json.text(status, "status");
        Instant at = Times.at(status, "timestamp");
        String raw = updates.raw("statuses", status, "recipient_id", "recipient_user_id");
        if (id == null || word == null || at == null) {
            return new Inbound.Unknown(updates.account, raw, "statuses", "status.shape");
        }
        UUID ourId = Ids.parse(Json.text(status, "biz_opaque_callback_data")).orElse(null);
        return new Inbound.DeliveryChanged(updates.account, raw, id, ourId, updates.people.recipient(status), word, at,
                errors(status));
    }

    private static List<Inbound> preferences(UUID account, JsonNode value) {
        Updates updates = new Updates(account, value);
        List<Inbound> all = new ArrayList<>();
        for (JsonNode preference : value.path("user_preferences")) {
            String category = Json.text(preference, "category");
            String wish = Json.text(preference, "value");
            Instant at = Times.at(preference, "timestamp");
            Party who = updates.people.named(preference, "wa_id", "user_id");
            String raw = updates.raw("user_preferences", preference, "wa_id", "user_id");
            all.add(category == null || wish == null || at == null || who == null
                    ? new Inbound.Unknown(account, raw, "user_preferences", "preference.shape")
                    : new Inbound.PreferenceChanged(account, raw, who, category, wish, at));
        }
        return all.isEmpty() ? List.of(new Inbound.Unknown(account, Json.raw(value), "user_preferences", "value.shape")) : all;
    }

    /** What the updates of one value share. */
    static final class Updates {

        final UUID account;
        final People people;
        private final ObjectNode shared = Json.object();

        Updates(UUID account, JsonNode value) {
            this.account = account;
            people = new People(value);
            value.properties().forEach(field -> shared.set(field.getKey(), field.getValue()));
            shared.remove(List.of("messages", "statuses", "user_preferences", "contacts"));
        }

        /** One update with all of its value that is its own, so that nothing is lost when a list is split. */
        String raw(String list, JsonNode one, String phoneField, String userField) {
            ObjectNode whole = Json.object();
            whole.setAll(shared);
            JsonNode contact = people.contact(one, phoneField, userField);
            if (contact != null) {
                whole.putArray("contacts").add(contact);
            }
            whole.putArray(list).add(one);
            return Json.raw(whole);
        }
    }

    static List<ProviderError> errors(JsonNode holder) {
        List<ProviderError> errors = new ArrayList<>();
        for (JsonNode error : holder.path("errors")) {
            errors.add(new ProviderError(error.path("code").asInt(0), Json.text(error, "title"),
                    Json.text(error.path("error_data"), "details")));
        }
        return errors;
    }

    private static Instant time(JsonNode entry) {
        return Times.at(entry, "time");
    }
}
