package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What Meta is asked when a number is connected, and later to see whether it is well. Never inside a transaction.
 *
 * <p>All refuse with {@code channel.silent} (unavailable) where Meta does not answer, {@code channel.token.invalid},
 * {@code channel.token.permission} or {@code channel.business.unknown}.
 */
@ApplicationScoped
public class Setup {

    /** Without these nothing works; the first is for messages, the second for everything else. */
    public static final Set<String> PERMISSIONS = new TreeSet<>(Set.of("whatsapp_business_messaging", "whatsapp_business_management"));
    /** The webhook fields that the portal reads. */
    public static final Set<String> FIELDS = new TreeSet<>(Set.of("messages", "message_template_status_update",
            "message_template_quality_update", "template_category_update", "account_update", "account_alerts",
            "phone_number_quality_update", "phone_number_name_update", "business_capability_update", "security", "user_preferences"));

    private static final int TOKEN = 190;
    private static final int FIRST_PERMISSION = 200;
    private static final int LAST_PERMISSION = 299;
    private static final Set<Integer> PERMISSION = Set.of(3, 10);

    /** @param expiresAt null if never */
    public record Token(Set<String> permissions, Instant expiresAt) {
    }

    /** As Meta words it. */
    public record Phone(String display, String name, String quality, String limit, String throughput) {
    }

    @Inject
    private CloudApi api;

    /** @throws Rejected {@code channel.token.invalid}, {@code channel.token.lacks} with the missing permissions */
    public Token check(String token) {
        JsonNode data = good(api.read(appToken().orElse(token), "debug_token?input_token=" + encoded(token))).path("data");
        if (!data.path("is_valid").asBoolean(false)) {
            throw Rejected.invalid("channel.token.invalid");
        }
        Set<String> given = new TreeSet<>();
        data.path("scopes").forEach(scope -> given.add(scope.asText()));
        Set<String> lacking = new TreeSet<>(PERMISSIONS);
        lacking.removeAll(given);
        if (!lacking.isEmpty()) {
            throw Rejected.invalid("channel.token.lacks", String.join(", ", lacking));
        }
        long expires = data.path("expires_at").asLong(0);
        return new Token(given, expires == 0 ? null : Instant.ofEpochSecond(expires));
    }

    /** @throws Rejected {@code channel.number.unknown} if the business account has no such number */
    public Phone number(String business, String number, String token) {
        JsonNode numbers = good(api.read(token, id(business) + "/phone_numbers?limit=100&fields=id,display_phone_number,verified_name,"
                + "quality_rating,throughput,whatsapp_business_manager_messaging_limit")).path("data");
        return StreamSupport.stream(numbers.spliterator(), false).filter(one -> number.equals(one.path("id").asText())).findFirst()
                .map(one -> new Phone(one.path("display_phone_number").asText(), one.path("verified_name").asText(),
                        one.path("quality_rating").asText("UNKNOWN"), one.path("whatsapp_business_manager_messaging_limit").asText(""),
                        one.path("throughput").path("level").asText("")))
                .orElseThrow(() -> Rejected.invalid("channel.number.unknown", number, business));
    }

    public boolean isSubscribed(String business, String token) {
        return good(api.read(token, id(business) + "/subscribed_apps")).path("data").size() > 0;
    }

    /** May be repeated: Meta knows one subscription of an app. */
    public void subscribe(String business, String token) {
        good(api.write(token, id(business) + "/subscribed_apps", "{}"));
    }

    /** How many of {@link #FIELDS} the app hears. */
    public int fieldsHeard() {
        Optional<String> app = Settings.find("ENTREGENT_WHATSAPP_APP_ID");
        if (app.isEmpty()) {
            return 0;
        }
        Set<String> heard = new TreeSet<>();
        good(api.read(appToken().orElseThrow(), app.get() + "/subscriptions")).path("data").forEach(object -> {
            if ("whatsapp_business_account".equals(object.path("object").asText()) && object.path("active").asBoolean(true)) {
                object.path("fields").forEach(field -> heard.add(field.path("name").asText(field.asText())));
            }
        });
        heard.retainAll(FIELDS);
        return heard.size();
    }

    private static Optional<String> appToken() {
        return Settings.find("ENTREGENT_WHATSAPP_APP_ID").map(app -> app + "|" + Settings.require("ENTREGENT_WHATSAPP_APP_SECRET"));
    }

    private static JsonNode good(Graph.Answer answer) {
        if (answer.status() == 200) {
            return answer.json();
        }
        int code = answer.json().path("error").path("code").asInt(0);
        if (answer.status() == 0 || answer.status() >= 500 || answer.status() == 429) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "channel.silent");
        }
        if (code == TOKEN) {
            throw Rejected.invalid("channel.token.invalid");
        }
        if (PERMISSION.contains(code) || code >= FIRST_PERMISSION && code <= LAST_PERMISSION) {
            throw Rejected.invalid("channel.token.permission");
        }
        throw Rejected.invalid("channel.business.unknown");
    }

    private static String id(String text) {
        if (!text.matches("[0-9]{5,20}")) {
            throw Rejected.invalid("channel.business.unknown");
        }
        return text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
