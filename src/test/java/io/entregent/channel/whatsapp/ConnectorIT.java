package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.Outbound;
import io.entregent.channel.Party;
import io.entregent.channel.SendOutcome;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The connector against the sandbox, which it takes for Meta. */
class ConnectorIT extends InServer {

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Inject
    private Channels channels;

    @Inject
    private Tenancy tenancy;

    @Inject
    private CloudApi api;

    @Inject
    private WhatsApp whatsApp;

    @Test
    void liveTemplateIsAccepted() {
        var body = new Outbound.Component("body", null, null, List.of(new Outbound.Parameter("text", null, "lundi")));

        assertThat(send(Party.phone("+33612340001"), new Outbound.TemplateMessage("info_fermeture", "fr", List.of(body))))
                .isInstanceOfSatisfying(SendOutcome.Accepted.class, accepted -> assertThat(accepted.providerId()).startsWith("wamid."));
    }

    @Test
    void templateThatDoesNotExistIsRefused() {
        assertThat(send(Party.phone("+33612340001"), new Outbound.TemplateMessage("no_such_template", "fr", List.of())))
                .isInstanceOfSatisfying(SendOutcome.Refused.class, refused -> assertThat(refused.error().code()).isEqualTo(132001));
    }

    @Test
    void textAndMediaAreTakenOrRefusedInWords() {
        assertThat(send(Party.phone("+33612340002"), new Outbound.Text("Bonjour")))
                .isInstanceOfAny(SendOutcome.Accepted.class, SendOutcome.Refused.class);
        assertThat(send(new Party(null, "FR.4711", null, null, null), new Outbound.Media("document", PDF, "application/pdf",
                "plan \"1\".pdf", "Le plan"))).isInstanceOfAny(SendOutcome.Accepted.class, SendOutcome.Refused.class);
    }

    @Test
    void uploadedFileComesBackUnchanged() throws IOException {
        ChannelAccount account = tenant().call(() -> channels.accounts().get(0));
        String token = tenant().call(() -> channels.token(account.id()));
        String id = api.upload(account, token, new Outbound.Media("document", PDF, "application/pdf", "é.pdf", null)).text("id");

        byte[] back = tenant().call(() -> whatsApp.fetchMedia(account, id)).readAllBytes();

        assertThat(back).isEqualTo(PDF);
    }

    @Test
    void mediaThatIsNotThereIsGone() {
        ChannelAccount account = tenant().call(() -> channels.accounts().get(0));

        assertThatThrownBy(() -> tenant().run(() -> whatsApp.fetchMedia(account, "999999")))
                .isInstanceOf(Rejected.class).hasMessage("media.gone");
    }

    @Test
    void tokenOfAnotherTenantDoesNotOpen() {
        ChannelAccount account = tenant().call(() -> channels.accounts().get(0));
        UUID other = tenancy.bySlug("banque-horizon").orElseThrow().id();

        assertThatThrownBy(() -> Scope.tenant(other, null).run(() -> channels.token(account.id())))
                .isInstanceOf(Rejected.class).hasMessage("not.found");
    }

    private SendOutcome send(Party to, Outbound.Content content) {
        return tenant().call(() -> {
            UUID account = channels.accounts().get(0).id();
            return channels.send(new Outbound(Ids.next(), account, to, content, null));
        });
    }

    private Scope tenant() {
        return Scope.tenant(tenancy.bySlug("maison-lumen").orElseThrow().id(), null);
    }
}
