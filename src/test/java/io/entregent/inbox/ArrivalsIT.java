package io.entregent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import io.entregent.channel.Inbound;
import io.entregent.channel.Party;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.Consents;
import io.entregent.consent.Purpose;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.ConversationRow;
import io.entregent.inbox.read.MessageView;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people write, told once, twice and in the wrong order, against the real database. */
class ArrivalsIT extends InServer {

    private static final String TENANT = "maison-lumen";
    private static final Instant AT = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);

    @Inject
    private People people;

    @Inject
    private ConversationQueries queries;

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    private UUID account;
    private String phone;
    private String userId;

    @BeforeEach
    void aPersonWhomNobodyKnows() {
        account = people.account(TENANT);
        String digits = String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits())).substring(0, 8);
        phone = "+336" + digits;
        userId = "FR." + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void aReplayedMessageIsIgnored() {
        Inbound.MessageArrived once = says(party(phone, userId), "Bonjour", AT);
        take(once);
        take(once);
        assertThat(thread(phone)).hasSize(1);
        assertThat(as("agent", () -> queries.view(conversation(phone))).unread()).isEqualTo(1);
    }

    @Test
    void aPersonKnownByNumberAndByIdBecomesOneAndKeepsAllThatWasSaid() {
        take(says(party(phone, null), "par le numéro", AT));
        take(says(party(null, userId), "par l'identifiant", AT.plusSeconds(10)));
        UUID first = conversation(phone);
        assertThat(conversationOf(Identities.userId("whatsapp", userId))).isNotEqualTo(first);
        take(says(party(phone, userId), "les deux", AT.plusSeconds(20)));
        assertThat(conversationOf(Identities.userId("whatsapp", userId))).isEqualTo(conversation(phone)).isEqualTo(first);
        assertThat(thread(phone)).extracting(MessageView::text)
                .containsExactly("les deux", "par l'identifiant", "par le numéro");
        assertThat(as("agent", () -> queries.view(first)).unread()).isEqualTo(3);
    }

    @Test
    void aConsentThatWasWithdrawnStaysWithdrawnWhenTwoBecomeOne() {
        take(says(party(null, userId), "STOP", AT));
        take(says(party(phone, null), "Bonjour", AT.plusSeconds(10)));
        take(says(party(phone, userId), "C'est encore moi", AT.plusSeconds(20)));
        UUID contact = in(() -> contacts.find(Identities.phone("whatsapp", phone))).orElseThrow();
        assertThat(in(() -> consents.state(contact, Purpose.MARKETING, "whatsapp", "*")).status())
                .isEqualTo(ConsentState.Status.WITHDRAWN);
    }

    @Test
    void aNumberThatWasGivenToSomebodyElseDoesNotJoinStrangers() {
        take(says(party(phone, userId), "l'ancien", AT));
        String other = userId + "2";
        take(says(party(phone, other), "le nouveau", AT.plusSeconds(10)));
        assertThat(thread(phone)).extracting(MessageView::text).containsExactly("le nouveau");
        assertThat(conversationOf(Identities.userId("whatsapp", userId))).isNotEqualTo(conversation(phone));
    }

    @Test
    void aChangedNumberIsTheSamePerson() {
        take(says(party(phone, userId), "Bonjour", AT));
        UUID before = conversation(phone);
        String newPhone = phone.substring(0, phone.length() - 1) + (phone.endsWith("1") ? "2" : "1");
        take(new Inbound.IdentityChanged(account, "{}", party(phone, userId), party(newPhone, userId), AT.plusSeconds(5)));
        take(says(party(newPhone, userId), "nouveau numéro", AT.plusSeconds(10)));
        assertThat(conversation(newPhone)).isEqualTo(before);
        assertThat(in(() -> contacts.find(Identities.phone("whatsapp", phone)))).isEmpty();
    }

    @Test
    void aLateOldMessageDoesNotShortenTheWindow() {
        take(says(party(phone, userId), "récent", AT));
        take(says(party(phone, userId), "ancien", AT.minus(Duration.ofHours(30))));
        assertThat(as("agent", () -> queries.view(conversation(phone))).windowExpiresAt())
                .isEqualTo(AT.plus(Duration.ofHours(24)));
        assertThat(thread(phone)).extracting(MessageView::text).containsExactly("récent", "ancien");
    }

    @Test
    void aMessageThatWasTakenBackIsSilentAndStays() {
        Inbound.MessageArrived said = says(party(phone, userId), "oublié", AT);
        take(said);
        take(new Inbound.MessageChanged(account, "{}", said.from(), said.providerId(), AT.plusSeconds(5), true, null));
        assertThat(thread(phone)).singleElement().satisfies(one -> {
            assertThat(one.deleted()).isTrue();
            assertThat(one.text()).isNull();
        });
    }

    @Test
    void aSwitchThatIsToldTwiceIsRecordedOnce() {
        take(says(party(phone, userId), "Bonjour", AT));
        Inbound.PreferenceChanged stop = new Inbound.PreferenceChanged(account, "{}", party(phone, userId),
                "marketing_messages", "stop", AT.plusSeconds(5));
        take(stop);
        take(stop);
        UUID contact = in(() -> contacts.find(Identities.phone("whatsapp", phone))).orElseThrow();
        assertThat(as("compliance", () -> consents.history(contact))).hasSize(1);
    }

    @Test
    void aKindThatNobodyKnowsIsKept() {
        take(new Inbound.MessageArrived(account, "{\"type\":\"hologram\"}", party(phone, userId), wamid(), AT, "hologram", null,
                null, null, null));
        assertThat(thread(phone)).singleElement().extracting(MessageView::kind).isEqualTo("hologram");
    }

    private Inbound.MessageArrived says(Party from, String text, Instant at) {
        return new Inbound.MessageArrived(account, "{}", from, wamid(), at, "text", text, null, null, null);
    }

    private static String wamid() {
        return "wamid.IT" + UUID.randomUUID();
    }

    private static Party party(String phone, String userId) {
        return new Party(phone, userId, null, null, "Zoé Essai");
    }

    private void take(Inbound inbound) {
        people.take(TENANT, inbound);
    }

    private UUID conversation(String ofPhone) {
        return conversationOf(Identities.phone("whatsapp", ofPhone));
    }

    private UUID conversationOf(Identities known) {
        String q = known.phone() == null ? known.userId() : known.phone();
        List<ConversationRow> rows = as("agent", () -> queries.list(
                new ConversationFilter(null, AssigneeFilter.ALL, null, null, q), null, 10)).rows();
        assertThat(rows).hasSize(1);
        return rows.get(0).id();
    }

    private List<MessageView> thread(String ofPhone) {
        return as("agent", () -> queries.thread(conversation(ofPhone), null, 50)).rows();
    }

    private <T> T in(Supplier<T> work) {
        return people.in(TENANT, work);
    }

    private <T> T as(String job, Supplier<T> work) {
        return people.as(job, TENANT, work);
    }
}
