package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.TemplateDesk;
import io.entregent.channel.whatsapp.wire.Json;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * What WhatsApp shows of a number ({@code whatsapp_business_profile}). Never inside a transaction.
 *
 * <p>All refuse with {@code channel.silent} (unavailable) where Meta does not answer, and with
 * {@code channel.profile.refused} and Meta's own words where it says no.
 */
@ApplicationScoped
public class BusinessProfile {

    private static final String FIELDS = "about,address,description,email,profile_picture_url,websites,vertical";
    private static final int TOO_MANY = 429;

    /** Nothing is null. */
    public record Text(String about, String address, String description, String email, List<String> websites, String vertical) {
    }

    @Inject
    private CloudApi api;

    @Inject
    private TemplateApi uploads;

    @Inject
    private Channels channels;

    public Text read(ChannelAccount account) {
        JsonNode one = good(api.read(channels.token(account.id()), account.accountId() + "/whatsapp_business_profile?fields=" + FIELDS)).path("data").path(0);
        // The documents show it flat; the published OpenAPI description one level deeper.
        one = one.has("business_profile") ? one.path("business_profile") : one;
        List<String> websites = new ArrayList<>();
        one.path("websites").forEach(site -> websites.add(site.asText()));
        return new Text(one.path("about").asText(""), one.path("address").asText(""), one.path("description").asText(""), one.path("email").asText(""),
                websites, one.path("vertical").asText("OTHER"));
    }

    /** @param picture PNG, or null to leave the picture alone */
    public void write(ChannelAccount account, Text text, byte[] picture) {
        ObjectNode body = Json.object();
        body.put("messaging_product", "whatsapp").put("about", text.about()).put("address", text.address()).put("description", text.description())
                .put("email", text.email()).put("vertical", text.vertical());
        text.websites().forEach(body.putArray("websites")::add);
        if (picture != null) {
            body.put("profile_picture_handle", handle(account, picture));
        }
        good(api.write(channels.token(account.id()), account.accountId() + "/whatsapp_business_profile", body.toString()));
    }

    private String handle(ChannelAccount account, byte[] picture) {
        TemplateDesk.Receipt receipt = uploads.upload(account, "image/png", "logo.png", picture);
        if (receipt.error() != null) {
            throw receipt.again() ? new Rejected(Rejected.Kind.UNAVAILABLE, "channel.silent")
                    : Rejected.invalid("channel.profile.refused", receipt.error().title());
        }
        return receipt.held().id();
    }

    private static JsonNode good(Graph.Answer answer) {
        if (answer.status() == 200) {
            return answer.json();
        }
        if (answer.status() == 0 || answer.status() >= 500 || answer.status() == TOO_MANY) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "channel.silent");
        }
        JsonNode error = answer.json().path("error");
        String details = Json.text(error.path("error_data"), "details");
        throw Rejected.invalid("channel.profile.refused", details == null ? error.path("message").asText() : details);
    }
}
