package io.entregent.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.ledger.Ledger;
import io.entregent.contact.Contacts;
import io.entregent.contact.Erasures;
import io.entregent.contact.Identities;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.ConversationRow;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What people may ask for, and what is kept for how long, against the real database. */
class RightsIT extends InServer {

    private static final String TOWN = "ville-de-rivage";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(4000));

    @Inject
    private People people;

    @Inject
    private LegalHolds holds;

    @Inject
    private Retention retention;

    @Inject
    private Erasures erasures;

    @Inject
    private Removals removals;

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    @Inject
    private ConversationQueries queries;

    @Test
    void aLegalHoldKeepsFromErasureUntilItEnds() {
        UUID person = people.writes(TOWN, People.phone(), "Garance Gel", "Je porte plainte", NOW);
        assertThatThrownBy(() -> people.as("compliance", TOWN, () -> holds.open(person, " ", NOW.plus(Duration.ofDays(9)))))
                .hasMessage("hold.reason");
        assertThatThrownBy(() -> people.as("compliance", TOWN, () -> holds.open(person, "Procès", NOW))).hasMessage("hold.end");
        LegalHoldView hold = people.as("compliance", TOWN, () -> holds.open(person, "Procès 26/118", NOW.plus(Duration.ofDays(9))));

        assertThatThrownBy(() -> erase(person)).hasMessage("hold.keeps");
        assertThat(people.as("compliance", TOWN, () -> holds.active())).extracting(LegalHoldView::reason).contains("Procès 26/118");
        assertThatThrownBy(() -> people.as("agent", TOWN, () -> holds.of(person))).hasMessage("permission.denied");

        people.as("compliance", TOWN, () -> {
            holds.end(hold.id());
            return null;
        });
        erase(person);
        assertThat(people.in(TOWN, () -> contacts.family(person))).isEmpty();
    }

    @Test
    void whatIsTooOldGoesButNotWhatIsHeldOrProvesAConsent() {
        String phone = People.phone();
        UUID person = people.writes(TOWN, phone, "Ancelin Vieux", "vieillerie" + phone.substring(5), LONG_AGO);
        people.writes(TOWN, phone, "Ancelin Vieux", "nouveauté" + phone.substring(5), NOW);
        String heldPhone = People.phone();
        UUID held = people.writes(TOWN, heldPhone, "Aliénor Gardée", "conservée" + heldPhone.substring(5), LONG_AGO);
        people.as("compliance", TOWN, () -> holds.open(held, "Ordre du juge", NOW.plus(Duration.ofDays(30))));
        String agreedPhone = People.phone();
        UUID agreed = people.writes(TOWN, agreedPhone, "Aubin Daccord", "preuve" + agreedPhone.substring(5), LONG_AGO);
        UUID proof = thread(agreedPhone).get(0).id();
        people.in(TOWN, () -> consents.told(agreed, Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp",
                Evidence.by("in_chat").message(proof))));

        limit(DataKind.MESSAGES, 120);
        Retention.Preview preview = people.as("compliance", TOWN, () -> retention.dryRun()).stream()
                .filter(one -> one.kind() == DataKind.MESSAGES).findFirst().orElseThrow();
        assertThat(preview.found()).isPositive();
        assertThat(preview.held()).isPositive();
        assertThat(thread(phone)).as("a dry run takes nothing away").hasSize(2);

        people.as("compliance", TOWN, () -> {
            retention.runNow();
            return null;
        });
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> thread(phone).size() == 1);
        limit(DataKind.MESSAGES, null);
        assertThat(found("vieillerie" + phone.substring(5))).as("search by a word that is gone").isEmpty();
        assertThat(found("nouveauté" + phone.substring(5))).hasSize(1);
        assertThat(thread(heldPhone)).hasSize(1);
        assertThat(thread(agreedPhone)).hasSize(1);
        assertThat(people.as("compliance", TOWN, () -> retention.runs())).anyMatch(run -> run.kind() == DataKind.MESSAGES
                && run.deleted() > 0 && run.held() > 0);
        assertThat(people.in(TOWN, () -> contacts.family(person))).isNotEmpty();
    }

    @Test
    void theNightBeginsWithAKindThatNeverRan() {
        limit(DataKind.IMPORTS, 120);
        people.in(TOWN, () -> {
            retention.runDaily();
            return null;
        });
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> people.as("compliance", TOWN, () -> retention.runs()).stream()
                .anyMatch(run -> run.kind() == DataKind.IMPORTS));
        limit(DataKind.IMPORTS, null);
    }

    @Test
    void whoSaidNoAndIsForgottenIsStillNotWrittenTo() {
        String phone = People.phone();
        UUID person = people.writes(TOWN, phone, "Nora Non", "STOP", LONG_AGO);
        people.in(TOWN, () -> {
            erasures.release(person, "retention", consents.events(person).stream().anyMatch(one -> one.type().refuses()));
            return null;
        });
        assertThat(people.contact(TOWN, phone)).isEmpty();
        assertThat(people.in(TOWN, () -> contacts.suppressed(Identities.phone("whatsapp", phone)))).isTrue();
    }

    @Test
    void whoWasErasedAndWritesAgainIsKeptNoLongerThanTheAnswerMayTake() {
        String phone = People.phone();
        erase(people.writes(TOWN, phone, "Elsa Effacée", "Effacez-moi", NOW));
        UUID again = people.writes(TOWN, phone, "Elsa Effacée", "Une question", NOW.minus(Duration.ofHours(30)));
        String open = People.phone();
        erase(people.writes(TOWN, open, "Elvire Effacée", "Effacez-moi", NOW));
        people.writes(TOWN, open, "Elvire Effacée", "Encore une question", NOW);

        people.in(TOWN, () -> retention.releasePassers());

        assertThat(people.in(TOWN, () -> contacts.family(again))).isEmpty();
        assertThat(people.contact(TOWN, open)).as("whose window is open").isPresent();
        assertThat(people.in(TOWN, () -> contacts.suppressed(Identities.phone("whatsapp", phone)))).isTrue();
    }

    @Test
    void aRemovalFromTheContactListCanBeTakenBackAndAnErasureCannot() {
        String phone = People.phone();
        UUID person = people.writes(TOWN, phone, "Rémi Retiré", "Retirez-moi", NOW);
        people.in(TOWN, () -> {
            erasures.remove(person);
            return null;
        });
        assertThat(people.in(TOWN, () -> contacts.suppressedBecause(person))).contains("removed");
        assertThatThrownBy(() -> people.as("agent", TOWN, () -> readmit(person))).hasMessage("permission.denied");
        people.as("compliance", TOWN, () -> readmit(person));
        assertThat(people.in(TOWN, () -> contacts.suppressedBecause(person))).isEmpty();

        erase(person);
        UUID again = people.writes(TOWN, phone, "Rémi Retiré", "Bonjour", NOW);
        assertThat(people.in(TOWN, () -> contacts.suppressedBecause(again))).contains("erasure");
        assertThatThrownBy(() -> people.as("compliance", TOWN, () -> readmit(again))).hasMessage("contact.notRemoved");
    }

    @Test
    void aRemovalThatCannotBeWrittenDownWithdrawsNothingEither() throws IOException {
        UUID person = people.writes(TOWN, People.phone(), "Romane Retirée", "Retirez-moi", NOW);
        people.in(TOWN, () -> consents.told(person, Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp",
                Evidence.by("form").wording("affiche-2026"))));
        Path ledger = Settings.find("ENTREGENT_ERASURE_LEDGER").map(Path::of).orElseGet(() ->
                Path.of(Settings.require("ENTREGENT_MASTER_KEY_FILE")).toAbsolutePath().resolveSibling("erasures"));
        Path own = ledger.resolve(Settings.orElse("jboss.node.name", "portal") + ".erasures");
        Path aside = Files.move(own, ledger.resolve("aside"));
        Files.createDirectory(own);
        try {
            assertThatThrownBy(() -> removed(person)).hasMessage("erasure.ledger");
        } finally {
            Files.delete(own);
            Files.move(aside, own);
        }
        assertThat(marketing(person)).isEqualTo(ConsentState.Status.GIVEN);
        assertThat(people.in(TOWN, () -> contacts.suppressed(person))).isFalse();

        removed(person);
        assertThat(marketing(person)).isEqualTo(ConsentState.Status.WITHDRAWN);
        assertThat(people.in(TOWN, () -> contacts.suppressedBecause(person))).contains("removed");
    }

    private void removed(UUID person) {
        people.as("compliance", TOWN, () -> {
            removals.remove(person);
            return null;
        });
    }

    private ConsentState.Status marketing(UUID person) {
        return people.in(TOWN, () -> consents.state(person, Purpose.MARKETING, "whatsapp", Ledger.EVERY_SENDER).status());
    }

    private void limit(DataKind kind, Integer months) {
        people.as("compliance", TOWN, () -> {
            retention.set(kind, months);
            return null;
        });
    }

    private void erase(UUID person) {
        people.as("compliance", TOWN, () -> {
            erasures.erase(person);
            return null;
        });
    }

    private Void readmit(UUID person) {
        erasures.readmit(person);
        return null;
    }

    private List<ConversationRow> found(String word) {
        return people.as("compliance", TOWN, () -> queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, word), null, 10))
                .rows();
    }

    private List<MessageView> thread(String phone) {
        UUID conversation = found(phone).get(0).id();
        return people.as("compliance", TOWN, () -> queries.thread(conversation, null, 50)).rows();
    }
}
