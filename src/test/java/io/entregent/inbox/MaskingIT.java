package io.entregent.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.channel.Inbound.MediaRef;
import io.entregent.channel.Inbound.MessageArrived;
import io.entregent.channel.Inbound;
import io.entregent.channel.Party;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.MessageView;
import io.entregent.rights.People;
import io.entregent.screening.ContentScreening;
import io.entregent.violation.Severity;
import io.entregent.violation.Source;
import io.entregent.violation.State;
import io.entregent.violation.ViolationFilter;
import io.entregent.violation.ViolationView;
import io.entregent.violation.Violations;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers that must not be kept, from the platform's hand to the rows: against the real database. */
class MaskingIT extends InServer {

    private static final String TENANT = "banque-horizon";
    private static final Instant AT = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
    private static final String CARD = "4111 1111 1111 1111";

    @Inject
    private People people;

    @Inject
    private ConversationQueries queries;

    @Inject
    private Violations violations;

    @Inject
    private ContentScreening screening;

    @Inject
    private Contacts contacts;

    @Inject
    private Inbox inbox;

    private UUID account;
    private Party party;

    @BeforeEach
    void aPersonWhomNobodyKnows() {
        account = people.account(TENANT);
        String digits = String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits())).substring(0, 8);
        party = new Party("+336" + digits, "FR." + UUID.randomUUID().toString().replace("-", ""), null, null, "Zoé Masque");
    }

    @Test
    void aNumberIsNeitherKeptNorFoundBySearch() {
        take(says("Ma carte est " + CARD + " merci", AT));
        assertThat(texts()).containsExactly("Ma carte est •••• 1111 merci");
        assertThat(as("agent", () -> queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, "4111"), null, 10).rows()))
                .noneMatch(row -> row.id().equals(conversation()));
        assertThat(mine(ViolationFilter.WAITING)).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(one.kinds()).containsExactly("card");
            assertThat(one.excerpt()).isEqualTo("Ma carte est •••• 1111 merci");
        });
    }

    @Test
    void fileNamesSendersAndWhatNobodyUnderstandsAreMaskedToo() {
        take(new MessageArrived(account, "{\"type\":\"hologram\",\"hologram\":{\"body\":\"" + CARD + "\"}}", new Party(party.phone(), party.userId(),
                null, null, "Zoé " + CARD), wamid(), AT, "document", null, null, new MediaRef("media", "application/pdf", "carte " + CARD + ".pdf",
                null), null));
        assertThat(as("agent", () -> queries.thread(conversation(), null, 10)).rows()).singleElement()
                .satisfies(one -> assertThat(one.file().fileName()).isEqualTo("carte •••• 1111.pdf"));
        assertThat(as("agent", () -> queries.view(conversation())).contact().name()).isEqualTo("Zoé •••• 1111");
    }

    @Test
    void piecesAreMaskedInAllTheirMessagesHoweverTheyArrive() {
        MessageArrived first = says("C'est le 4111 1111", AT);
        MessageArrived second = says("1111 1111", AT.plusSeconds(20));
        take(second);
        take(first);
        assertThat(texts()).containsExactly("••••", "C'est le ••••");
        take(says("1111 1111", AT.plusSeconds(200)));
        assertThat(texts().get(0)).isEqualTo("1111 1111");
    }

    @Test
    void anEditedMessageIsMaskedAgain() {
        MessageArrived said = says("Bonjour", AT);
        take(said);
        take(new Inbound.MessageChanged(account, "{}", party, said.providerId(), AT.plusSeconds(5), false, "Bonjour, " + CARD));
        assertThat(texts()).containsExactly("Bonjour, •••• 1111");
    }

    @Test
    void whatIsOnlyDoubtfulStaysUntilSomebodyRedactsIt() {
        take(says("Commande 4111111111111111 reçue", AT));
        assertThat(texts()).containsExactly("Commande 4111111111111111 reçue");
        ViolationView doubtful = mine(ViolationFilter.WAITING).get(0);
        assertThat(doubtful.severity()).isEqualTo(Severity.LOW);
        assertThat(doubtful.excerpt()).doesNotContain("4111111111111111");
        as("compliance", () -> {
            violations.redact(List.of(doubtful.id()));
            return null;
        });
        assertThat(texts()).containsExactly("Commande •••• 1111 reçue");
        assertThat(mine(Set.of(State.REDACTED))).singleElement().extracting(ViolationView::excerpt).isNull();
    }

    @Test
    void colleaguesAreRefusedAlsoInPiecesAndTheQueueSaysSo() {
        take(says("Bonjour", Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        UUID conversation = conversation();
        assertThatThrownBy(() -> as("agent", () -> inbox.reply(conversation, "IBAN FR76 3000 6000 0112 3456 7890 189", null)))
                .isInstanceOf(GateRefused.class).extracting(no -> ((GateRefused) no).code()).isEqualTo("content.sensitive");
        as("agent", () -> inbox.reply(conversation, "Votre carte commence par 4111 1111", null));
        assertThatThrownBy(() -> as("agent", () -> inbox.reply(conversation, "1111 1111", null))).isInstanceOf(GateRefused.class);
        assertThat(mine(ViolationFilter.WAITING)).hasSize(2).allSatisfy(one -> {
            assertThat(one.source()).isEqualTo(Source.OUTBOUND);
            assertThat(one.actor()).isNotBlank();
        });
    }

    @Test
    void anAllowedNumberMayBeWrittenFromThenOn() {
        String iban = "FR14 2004 1010 0505 0001 3M02 606";
        take(says("Je paie sur " + iban, AT));
        assertThat(texts()).containsExactly("Je paie sur ••••");
        UUID found = mine(ViolationFilter.WAITING).get(0).id();
        UUID rule = as("compliance", () -> {
            violations.allow(found, "IBAN d'essai");
            return screening.list().get(0).id();
        });
        take(says("Encore : fr1420041010050500013m02606", AT.plusSeconds(5)));
        assertThat(texts().get(0)).isEqualTo("Encore : fr1420041010050500013m02606");
        as("compliance", () -> {
            screening.remove(rule);
            return null;
        });
    }

    private List<ViolationView> mine(Set<State> states) {
        UUID conversation = conversation();
        return as("compliance", () -> violations.list(new ViolationFilter(states, null, null, null, null, false, false, null, null), null, 100))
                .rows().stream().filter(one -> conversation.equals(one.conversation())).toList();
    }

    private List<String> texts() {
        return as("agent", () -> queries.thread(conversation(), null, 10)).rows().stream().map(MessageView::text).toList();
    }

    private UUID conversation() {
        UUID contact = in(() -> contacts.find(Identities.phone("whatsapp", party.phone()))).orElseThrow();
        return as("agent", () -> queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, party.phone()), null, 10)).rows()
                .stream().filter(row -> row.contactId().equals(contact)).findFirst().orElseThrow().id();
    }

    private MessageArrived says(String text, Instant at) {
        return new MessageArrived(account, "{}", party, wamid(), at, "text", text, null, null, null);
    }

    private static String wamid() {
        return "wamid.IT" + UUID.randomUUID();
    }

    private void take(Inbound inbound) {
        people.take(TENANT, inbound);
    }

    private <T> T in(Supplier<T> work) {
        return people.in(TENANT, work);
    }

    private <T> T as(String job, Supplier<T> work) {
        return people.as(job, TENANT, work);
    }
}
