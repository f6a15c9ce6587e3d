package io.entregent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import io.entregent.SandboxControl;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.EventType;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateValue;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Sql;
import io.entregent.policy.own.HouseRules;
import io.entregent.policy.own.TenantRules;
import io.entregent.policy.own.Version;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits, for the end of quiet hours or of a burst, by the real clock. */
class HoldIT extends InServer {

    private static final String LUMEN = "maison-lumen";
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Set<String> TAKEN = Set.of("accepted", "sent", "delivered", "read");
    private static final int BURST = 45;
    private static final Duration PAID_OFF = Duration.ofSeconds(270);

    @Inject
    private People people;

    @Inject
    private Consents consents;

    @Inject
    private Inbox inbox;

    @Inject
    private ConversationQueries queries;

    @Inject
    private TenantRules rules;

    @Inject
    private Sql sql;

    @Test
    void aHeldMessageLeavesWhenTheQuietIsOverUnlessTheConsentIsWithdrawnMeanwhile() {
        ZonedDateTime now = ZonedDateTime.now(Zones.USUAL);
        // Early enough not to wait for long, late enough to say no before.
        ZonedDateTime end = now.plusSeconds(75).truncatedTo(ChronoUnit.MINUTES);
        inForce(new HouseRules(end.minusHours(2).toLocalTime(), end.toLocalTime(), null, null, null, null, null));
        String patient = someoneWhoAgreed("Paula Patient");
        String gone = someoneWhoAgreed("Gil Parti");

        MessageView waits = offer(patient);
        MessageView stopped = offer(gone);
        assertThat(List.of(waits, stopped)).allSatisfy(one -> {
            assertThat(one.status()).isEqualTo("queued");
            assertThat(one.hold().code()).isEqualTo("quiet.hours");
            assertThat(one.hold().until()).isEqualTo(end.toInstant());
        });
        withdraw(gone);

        MessageView refused = now(gone, stopped);
        assertThat(refused.status()).isEqualTo("failed");
        assertThat(refused.error().code()).isEqualTo("consent.withdrawn");
        Awaitility.await().pollInSameThread().pollInterval(Duration.ofMillis(500)).atMost(LONGEST).until(() -> {
            String status = now(patient, waits).status();
            boolean quiet = Instant.now().isBefore(end.toInstant());
            assertThat(status).as("while it is quiet").matches(one -> !quiet || one.equals("queued"));
            return TAKEN.contains(status);
        });
        assertThat(Instant.now()).isAfterOrEqualTo(end.toInstant());
        assertThat(now(patient, waits).providerId()).isNotNull();
        assertThat(now(gone, stopped).status()).isEqualTo("failed");
        assertThat(now(gone, stopped).providerId()).as("never handed to the platform").isNull();
    }

    @Test
    void afterABurstToOnePersonEachNextMessageWaitsInItsTurnUntilOneOfTheBurstIsPaidOff() {
        String phone = People.phone();
        // On the sandbox's phone: whom it does not know to have written, it lets nobody answer.
        SandboxControl.post("inbound", "{\"to\": \"200000000000001\", \"from\": \"%s\", \"name\": \"Paul Rafale\", \"text\": \"Bonjour\"}".formatted(phone));
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> people.contact(LUMEN, phone).isPresent());
        UUID conversation = people.as("agent", LUMEN, () -> conversation(phone));
        for (int i = 0; i < BURST; i++) {
            reply(conversation, "Encore un mot");
        }
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(40)).until(() -> sent(conversation).size() == BURST);
        // The clock of the burst is put back, so that its end is near; the rest is the real one's.
        Instant near = Instant.now().plusSeconds(8);
        Duration back = Duration.between(near, sent(conversation).get(0).plus(PAID_OFF));
        people.in(LUMEN, () -> sql.update("update message set sent_at = sent_at - make_interval(secs => ?) where conversation_id = ?",
                back.toMillis() / 1000.0, conversation));
        Instant first = sent(conversation).get(0).plus(PAID_OFF);
        Instant second = sent(conversation).get(1).plus(PAID_OFF);

        MessageView next = reply(conversation, "Le mot de trop");
        MessageView last = reply(conversation, "Et le dernier");
        assertThat(List.of(next, last)).allSatisfy(one -> {
            assertThat(one.status()).isEqualTo("queued");
            assertThat(one.hold().code()).isEqualTo("limit.reached");
            assertThat(one.hold().until()).isEqualTo(first);
        });
        String other = People.phone();
        people.writes(LUMEN, other, "Alma Autre", "Bonjour", Instant.now());
        assertThat(people.as("agent", LUMEN, () -> inbox.reply(conversation(other), "Bonjour Alma", null)).hold()).as("somebody else").isNull();

        Awaitility.await().pollInSameThread().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofSeconds(25)).until(() -> {
            int sent = sent(conversation).size();
            assertThat(sent).as("while nothing is paid off").matches(many -> many == BURST || !Instant.now().isBefore(first));
            return sent == BURST + 2;
        });
        assertThat(sent(conversation).get(BURST)).isBetween(first, first.plusSeconds(10));
        assertThat(sent(conversation).get(BURST + 1)).isBetween(second, second.plusSeconds(10));
        assertThat(sentAt(next)).isEqualTo(sent(conversation).get(BURST));
    }

    private MessageView reply(UUID conversation, String words) {
        return people.as("agent", LUMEN, () -> inbox.reply(conversation, words, null));
    }

    /** When each message was handed to the platform that took it, in that order. */
    private List<Instant> sent(UUID conversation) {
        return people.in(LUMEN, () -> sql.list("select sent_at from message where conversation_id = ? and sent_at is not null"
                + " and status in ('accepted', 'sent', 'delivered', 'read') order by sent_at", row -> Sql.instant(row, "sent_at"), conversation));
    }

    private Instant sentAt(MessageView message) {
        return people.in(LUMEN, () -> sql.first("select sent_at from message where id = ?", row -> Sql.instant(row, "sent_at"), message.id()))
                .orElseThrow();
    }

    @AfterEach
    void quietNoMore() {
        inForce(HouseRules.none());
    }

    /** Written by one, approved by another who just proved who they are. */
    private void inForce(HouseRules house) {
        Version draft = people.as("compliance", LUMEN, () -> {
            rules.all().stream().filter(Version::isOpen).forEach(one -> rules.withdraw(one.number()));
            Version begun = rules.begin(null);
            rules.write(begun.number(), house, "IT");
            rules.propose(begun.number(), null);
            return rules.view(begun.number());
        });
        people.proven("admin", LUMEN, () -> {
            rules.approve(draft.number(), draft.hash());
            return null;
        });
    }

    /** Whose window is over. */
    private String someoneWhoAgreed(String name) {
        String phone = People.phone();
        UUID person = people.writes(LUMEN, phone, name, "Bonjour", Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS));
        people.in(LUMEN, () -> consents.told(person, Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp",
                Evidence.by("form").wording("affiche"))));
        return phone;
    }

    private void withdraw(String phone) {
        UUID person = people.contact(LUMEN, phone).orElseThrow();
        people.in(LUMEN, () -> consents.told(person, Statement.of(EventType.WITHDRAWN, Purpose.MARKETING, "whatsapp", Evidence.by("keyword"))));
    }

    private MessageView offer(String phone) {
        TemplateChoice choice = new TemplateChoice("offre_privee", "fr", List.of(new TemplateValue(null, "Paula"), new TemplateValue(null, "−20 %")));
        return people.as("agent", LUMEN, () -> inbox.replyWithTemplate(conversation(phone), choice, "marketing"));
    }

    private UUID conversation(String phone) {
        return queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, phone), null, 10).rows().get(0).id();
    }

    private MessageView now(String phone, MessageView message) {
        return people.as("agent", LUMEN, () -> queries.thread(conversation(phone), null, 50)).rows().stream()
                .filter(one -> one.id().equals(message.id())).findFirst().orElseThrow();
    }
}
