package io.entregent.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.channel.Inbound;
import io.entregent.channel.ProviderError;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Holds;
import io.entregent.consent.Preferences;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.ConsentState.Status;
import io.entregent.consent.ledger.EventType;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateValue;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.MessageView;
import io.entregent.policy.Decisions;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way to say stop, and that none of them is a way back in. */
class WishesIT extends InServer {

    private static final String LUMEN = "maison-lumen";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);

    @Inject
    private People people;

    @Inject
    private Consents consents;

    @Inject
    private Holds holds;

    @Inject
    private Preferences preferences;

    @Inject
    private Inbox inbox;

    @Inject
    private ConversationQueries queries;

    @Inject
    private Decisions decisions;

    private String phone;
    private UUID account;
    private UUID person;

    @BeforeEach
    void somebodyWrites() {
        phone = People.phone();
        account = people.account(LUMEN);
        person = people.writes(LUMEN, phone, "Sami Souhait", "Bonjour", NOW);
    }

    @Test
    void whoWritesHasNotAgreedToAnything() {
        assertThat(status()).isEqualTo(Status.NONE);
    }

    @Test
    void aStopIsAnsweredOnceAndNoWordOrSwitchOpensAgain() {
        agree();
        says("Arrêter svp");
        assertThat(status()).isEqualTo(Status.WITHDRAWN);
        says("STOP");
        assertThat(answers("Vous ne recevrez plus d’offres")).as("confirmations of the stop").isEqualTo(1);
        says("START");
        says("OUI");
        people.take(LUMEN, preference("resume"));
        assertThat(status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void thePlatformsSwitchStopsMarketingFromThisNumber() {
        agree();
        people.take(LUMEN, preference("stop"));
        assertThat(status()).isEqualTo(Status.WITHDRAWN);
        people.take(LUMEN, preference("resume"));
        assertThat(status()).as("to resume opts nobody in").isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void aRefusalOfThePlatformWith131050IsTheSameStop() {
        agree();
        MessageView sent = offer();
        people.take(LUMEN, new Inbound.DeliveryChanged(account, "{}", "wamid.IT" + UUID.randomUUID(), sent.id(),
                People.party(phone, null), "failed", NOW.plusSeconds(30),
                List.of(new ProviderError(131050, "User has stopped marketing messages", null))));
        assertThat(status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void whatOnlyMayMeanStopHoldsUntilSomebodyDecides() {
        agree();
        says("je ne trouve pas l'arrêt de bus, stop ou gare ?");
        assertThat(status()).isEqualTo(Status.HELD);
        UUID hold = people.as("agent", LUMEN, () -> holds.open(person)).get(0).id();
        people.as("agent", LUMEN, () -> {
            holds.release(hold);
            return null;
        });
        assertThat(status()).isEqualTo(Status.GIVEN);
    }

    @Test
    void aSentMessageKeepsTheConsentThatItUsed() {
        agree();
        MessageView sent = offer();
        UUID used = people.in(LUMEN, () -> decisions.of(sent.why()).decision().consent());
        assertThat(used).isEqualTo(people.in(LUMEN, () -> consents.state(person, Purpose.MARKETING, "whatsapp", account.toString())).event());
    }

    @Test
    void aStopReachesWhatWaitsInTheQueue() {
        agree();
        UUID conversation = conversation();
        List<UUID> queued = people.once("agent", LUMEN, () -> {
            List<UUID> both = List.of(offered(conversation), offered(conversation));
            consents.told(person, Statement.of(EventType.WITHDRAWN, Purpose.MARKETING, "whatsapp", Evidence.by("keyword")));
            return both;
        });
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(thread()).filteredOn(one -> queued.contains(one.id()))
                .hasSize(2).allSatisfy(one -> {
                    assertThat(one.status()).isEqualTo("failed");
                    assertThat(one.error().code()).isEqualTo("consent.withdrawn");
                    assertThat(one.providerId()).isNull();
                }));
    }

    @Test
    void removedFromTheContactListIsOneAction() {
        agree();
        UUID conversation = conversation();
        people.as("agent", LUMEN, () -> {
            inbox.removeFromList(conversation);
            return null;
        });
        assertThat(status()).isEqualTo(Status.WITHDRAWN);
        assertThat(people.as("agent", LUMEN, () -> queries.view(conversation)).state().code()).isEqualTo("closed");
        says("Une question quand même");
        MessageView answer = people.as("agent", LUMEN, () -> inbox.reply(conversation, "Bien sûr", null));
        assertThat(answer.id()).as("who writes gets an answer").isNotNull();
    }

    @Test
    void thePersonsOwnLinkWithdrawsInOneStepAndForgedLinksOpenNothing() {
        agree();
        String link = people.in(LUMEN, () -> preferences.link(person));
        String key = link.substring(link.indexOf("k=") + 2);
        people.in(LUMEN, () -> {
            preferences.withdraw(preferences.open(key), "whatsapp", null);
            return null;
        });
        assertThat(status()).isEqualTo(Status.WITHDRAWN);
        char other = key.charAt(20) == 'A' ? 'B' : 'A';
        assertThatThrownBy(() -> people.in(LUMEN, () ->
                preferences.open(key.substring(0, 20) + other + key.substring(21)))).hasMessage("not.found");
    }

    private void agree() {
        people.in(LUMEN, () -> consents.told(person, Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp",
                Evidence.by("form").wording("affiche"))));
        assertThat(status()).isEqualTo(Status.GIVEN);
    }

    private Status status() {
        return people.in(LUMEN, () -> consents.state(person, Purpose.MARKETING, "whatsapp", account.toString())).status();
    }

    private void says(String text) {
        people.writes(LUMEN, phone, "Sami Souhait", text, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private Inbound.PreferenceChanged preference(String value) {
        return new Inbound.PreferenceChanged(account, "{}", People.party(phone, null), "marketing_messages", value, Instant.now());
    }

    private MessageView offer() {
        return people.as("agent", LUMEN, () -> inbox.replyWithTemplate(conversation(), choice(), "marketing"));
    }

    /** In the caller's transaction, so that nobody sends it before that commits. */
    private UUID offered(UUID conversation) {
        return inbox.replyWithTemplate(conversation, choice(), "marketing").id();
    }

    private static TemplateChoice choice() {
        return new TemplateChoice("offre_privee", "fr", List.of(new TemplateValue(null, "Sami"), new TemplateValue(null, "−20 %")));
    }

    private UUID conversation() {
        return people.as("agent", LUMEN, () -> queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, phone), null, 10))
                .rows().get(0).id();
    }

    private List<MessageView> thread() {
        UUID conversation = conversation();
        return people.as("agent", LUMEN, () -> queries.thread(conversation, null, 50)).rows();
    }

    private long answers(String beginning) {
        return thread().stream().filter(one -> one.direction().equals("out") && one.text() != null && one.text().contains(beginning)).count();
    }
}
