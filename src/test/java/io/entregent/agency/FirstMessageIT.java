package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entregent.consent.Consents;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.tenancy.Tenant;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A client of an agency writes first: a live template to its own phone, with its own consent. */
class FirstMessageIT extends Beginnings {

    @Inject
    private Connecting connecting;

    @Inject
    private FirstMessage first;

    @Inject
    private Consents consents;

    @Inject
    private ConversationQueries conversations;

    private final String mark = Long.toString(System.nanoTime() % 100_000_000L + 100_000_000L);

    @Test
    void aLiveTemplateGoesToOnesOwnPhoneWithTheConsentRecorded() throws Exception {
        Tenant tenant = connected();
        UUID boss = admin(tenant);
        Awaitility.await().atMost(Duration.ofSeconds(150)).until(() -> as(tenant, boss, () -> first.template()).isPresent());
        assertThat(as(tenant, boss, () -> first.template())).contains("hello_world");
        assertThat(as(tenant, AGENCY, () -> catchThrowableOfType(Rejected.class, () -> first.send("+33639982001", true))).code())
                .as("consent is not the agency's").isEqualTo("permission.denied");
        assertThat(as(tenant, boss, () -> catchThrowableOfType(Rejected.class, () -> first.send("+33639982001", false))).code())
                .isEqualTo("onboarding.first.mine");

        MessageView message = as(tenant, boss, () -> first.send("+33639982001", true));

        assertThat(message.template()).isEqualTo("hello_world");
        UUID contact = as(tenant, boss, () -> conversations.view(message.conversation())).contact().id();
        assertThat(as(tenant, boss, () -> consents.history(contact))).anySatisfy(one -> {
            assertThat(one.type().code()).isEqualTo("given");
            assertThat(one.method()).isEqualTo("form");
        });
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() ->
                List.of("SENT", "DELIVERED", "READ").contains(as(tenant, boss, () -> conversations.message(message.id())).status().toUpperCase(Locale.ROOT)));
    }

    private Tenant connected() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Settings.address("ENTREGENT_PUBLIC_URL") + "/sandbox/control/accounts"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(
                        "{\"waba\": \"57%s\", \"phone\": \"67%s\", \"number\": \"+33 1 97 %s\", \"name\": \"Quai\"}"
                                .formatted(mark, mark, mark.substring(mark.length() - 6)))).build();
        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        Tenant tenant = begun();
        as(tenant, AGENCY, () -> {
            connecting.connect("57" + mark, "67" + mark, "first-" + mark, false);
            return null;
        });
        return tenant;
    }
}
