package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Meta's embedded sign-up, as a page to go to and come back from: our pages load no script of anybody else's. Never
 * inside a transaction.
 */
@ApplicationScoped
public class Signup {

    @Inject
    private CloudApi api;

    @Inject
    private WhatsAppSettings settings;

    /** Whether the installation has an app with a configuration of the sign-up. */
    public boolean isInstalled() {
        return Settings.find("ENTREGENT_WHATSAPP_APP_ID").isPresent() && Settings.find("ENTREGENT_WHATSAPP_SIGNUP_CONFIG").isPresent();
    }

    /** @param state comes back with the answer */
    public String dialog(String back, String state) {
        return Settings.orElse("ENTREGENT_WHATSAPP_SIGNUP_URL", "https://www.facebook.com/" + settings.version() + "/dialog/oauth")
                + "?client_id=" + encoded(Settings.require("ENTREGENT_WHATSAPP_APP_ID"))
                + "&config_id=" + encoded(Settings.require("ENTREGENT_WHATSAPP_SIGNUP_CONFIG"))
                + "&response_type=code&override_default_response_type=true&redirect_uri=" + encoded(back) + "&state=" + encoded(state);
    }

    /**
     * Exchanges the answer for a token, once.
     *
     * @throws Rejected {@code channel.signup.code} if it was used or is too old, {@code channel.silent}
     */
    public String token(String code, String back) {
        // A query, as Meta wants it; the bearer is the app's own, which this address does not look at.
        Graph.Answer answer = api.read(Setup.appToken().orElseThrow(), "oauth/access_token?client_id="
                + encoded(Settings.require("ENTREGENT_WHATSAPP_APP_ID")) + "&client_secret=" + encoded(Setup.appSecret())
                + "&redirect_uri=" + encoded(back) + "&code=" + encoded(code));
        if (answer.status() == HttpURLConnection.HTTP_BAD_REQUEST) {
            throw Rejected.invalid("channel.signup.code");
        }
        JsonNode token = Setup.good(answer).path("access_token");
        if (token.asText().isEmpty()) {
            throw Rejected.invalid("channel.signup.code");
        }
        return token.asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
