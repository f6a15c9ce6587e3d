package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.whatsapp.wire.Json;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private static final String MANAGEMENT = "whatsapp_business_management";
    /** Without these nothing works; the first is for messages, the second for everything else. */
    public static final Set<String> PERMISSIONS = new TreeSet<>(Set.of("whatsapp_business_messaging", MANAGEMENT));
    /** The webhook fields that the portal reads. */
    public static final Set<String> FIELDS = new TreeSet<>(Set.of("messages", "message_template_status_update",
            "message_template_quality_update", "template_category_update", "account_update", "account_alerts",
            "phone_number_quality_update", "phone_number_name_update", "business_capability_update", "security", "user_preferences"));

    private static final String OBJECT = "whatsapp_business_account";
    private static final int TOO_MANY = 429;
    private static final int TOKEN = 190;
    private static final int FIRST_PERMISSION = 200;
    private static final int LAST_PERMISSION = 299;
    private static final Set<Integer> PERMISSION = Set.of(3, 10);

    /**
     * @param expiresAt  null if never
     * @param businesses the accounts it was granted for, where Meta says so: after the sign-up dialog
     */
    public record Token(Set<String> permissions, Instant expiresAt, List<String> businesses) {
    }

    /**
     * As Meta words it.
     *
     * @param inReview Meta still looks at the number's name: that takes a day or two and asks nothing of anybody
     * @param pending  it is not registered for the Cloud API yet
     */
    public record Phone(String id, String display, String name, String quality, String limit, String throughput, boolean inReview,
            boolean pending) {
    }

    /**
     * What the app hears of an account.
     *
     * @param override where Meta delivers instead of the app's own address, or null
     */
    public record Hearing(boolean subscribed, String override) {
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
        List<String> businesses = new ArrayList<>();
        data.path("granular_scopes").forEach(scope -> {
            if (MANAGEMENT.equals(scope.path("scope").asText())) {
                scope.path("target_ids").forEach(id -> businesses.add(id.asText()));
            }
        });
        return new Token(given, expires == 0 ? null : Instant.ofEpochSecond(expires), List.copyOf(businesses));
    }

    /** @throws Rejected {@code channel.number.unknown} if the business account has no such number */
    public Phone number(String business, String number, String token) {
        return numbers(business, token).stream().filter(one -> one.id().equals(number)).findFirst()
                .orElseThrow(() -> Rejected.invalid("channel.number.unknown", number, business));
    }

    /** The numbers of a business account. */
    public List<Phone> numbers(String business, String token) {
        JsonNode numbers = good(api.read(token, id(business) + "/phone_numbers?limit=100&fields=id,display_phone_number,verified_name,"
                + "quality_rating,throughput,whatsapp_business_manager_messaging_limit,name_status,status")).path("data");
        return StreamSupport.stream(numbers.spliterator(), false)
                .map(one -> new Phone(one.path("id").asText(), one.path("display_phone_number").asText(), one.path("verified_name").asText(),
                        one.path("quality_rating").asText("UNKNOWN"), one.path("whatsapp_business_manager_messaging_limit").asText(""),
                        one.path("throughput").path("level").asText(""), "PENDING_REVIEW".equals(one.path("name_status").asText()),
                        "PENDING".equals(one.path("status").asText())))
                .toList();
    }

    /** Who owns a business account, by whose numbers together the messaging limit counts; empty where Meta does not say so to this token. */
    public Optional<String> portfolio(String business, String token) {
        Graph.Answer answer = api.read(token, id(business) + "?fields=owner_business_info");
        return Optional.of(answer.status() == HttpURLConnection.HTTP_OK ? answer.json().path("owner_business_info").path("id").asText("") : "")
                .filter(owner -> owner.matches("[0-9]{5,20}"));
    }

    public Hearing hearing(String business, String token) {
        JsonNode apps = good(api.read(token, id(business) + "/subscribed_apps")).path("data");
        String override = StreamSupport.stream(apps.spliterator(), false).map(app -> app.path("override_callback_uri").asText(""))
                .filter(uri -> !uri.isEmpty()).findFirst().orElse(null);
        return new Hearing(!apps.isEmpty(), override);
    }

    /**
     * May be repeated: Meta knows one subscription of an app. An override is a second call, because Meta takes it only
     * from an app that is subscribed already.
     *
     * @param callback where to deliver this account's webhooks instead of the app's own address, or null
     * @throws Rejected {@code channel.subscription.refused}
     */
    public void subscribe(String business, String token, String callback) {
        String path = id(business) + "/subscribed_apps";
        subscribed(api.write(token, path, "{}"));
        if (callback != null) {
            subscribed(api.write(token, path, Json.object().put("override_callback_uri", callback)
                    .put("verify_token", Settings.require("ENTREGENT_WHATSAPP_VERIFY_TOKEN")).toString()));
        }
    }

    /** From now on Meta delivers nothing of this account to the app. May be repeated. */
    public void unsubscribe(String business, String token) {
        good(api.delete(token, id(business) + "/subscribed_apps"));
    }

    /** Registers a number for the Cloud API. */
    public void register(String number, String pin, String token) {
        good(api.write(token, id(number) + "/register", Json.object().put("messaging_product", "whatsapp").put("pin", pin).toString()));
    }

    /** Which of {@link #FIELDS} the app does not hear; all of them where the installation names no app. */
    public Set<String> missingFields() {
        Set<String> missing = new TreeSet<>(FIELDS);
        Settings.find("ENTREGENT_WHATSAPP_APP_ID").ifPresent(app ->
                good(api.read(appToken().orElseThrow(), app + "/subscriptions")).path("data").forEach(object -> {
                    if (OBJECT.equals(object.path("object").asText()) && object.path("active").asBoolean(true)) {
                        object.path("fields").forEach(field -> missing.remove(field.path("name").asText(field.asText())));
                    }
                }));
        return missing;
    }

    /**
     * Has the app hear all of {@link #FIELDS}. It is one app for all tenants, and nothing that it hears is taken away.
     *
     * @return whether Meta let us: the app may be managed elsewhere
     */
    public boolean hearFields(String callback) {
        Optional<String> app = Settings.find("ENTREGENT_WHATSAPP_APP_ID");
        return app.isPresent() && api.write(appToken().orElseThrow(), app.get() + "/subscriptions", Json.object().put("object", OBJECT)
                .put("callback_url", callback).put("fields", String.join(",", FIELDS))
                .put("verify_token", Settings.require("ENTREGENT_WHATSAPP_VERIFY_TOKEN")).toString()).status() == HttpURLConnection.HTTP_OK;
    }

    /** @return id and the newest secret of the app, as one bearer */
    static Optional<String> appToken() {
        return Settings.find("ENTREGENT_WHATSAPP_APP_ID").map(app -> app + "|" + appSecret());
    }

    static String appSecret() {
        return Settings.require("ENTREGENT_WHATSAPP_APP_SECRET").split(",")[0].strip();
    }

    private static void subscribed(Graph.Answer answer) {
        if (answer.status() >= HttpURLConnection.HTTP_BAD_REQUEST && answer.status() < HttpURLConnection.HTTP_INTERNAL_ERROR
                && answer.status() != TOO_MANY) {
            throw Rejected.conflict("channel.subscription.refused");
        }
        good(answer);
    }

    static JsonNode good(Graph.Answer answer) {
        if (answer.status() == 200) {
            return answer.json();
        }
        int code = answer.json().path("error").path("code").asInt(0);
        if (answer.status() == 0 || answer.status() >= 500 || answer.status() == TOO_MANY) {
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
