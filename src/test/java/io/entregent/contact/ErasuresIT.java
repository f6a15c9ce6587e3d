package io.entregent.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who was erased stays erased, whatever is restored. */
class ErasuresIT extends InServer {

    private static final String LUMEN = "maison-lumen";

    @Inject
    private People people;

    @Inject
    private Backup backup;

    @Inject
    private Erasures erasures;

    @Inject
    private Contacts contacts;

    @Inject
    private Replay replay;

    @Test
    void whomABackupBringsBackGoesAgainBeforeThePortalOpens() {
        String phone = People.phone();
        UUID person = people.writes(LUMEN, phone, "Rosalie Revenue", "Effacez-moi", Instant.now());
        List<String> rows = people.in(LUMEN, () -> backup.of(person));
        people.as("compliance", LUMEN, () -> erase(person));
        assertThat(people.contact(LUMEN, phone)).isEmpty();

        people.in(LUMEN, () -> {
            backup.putBack(rows);
            return null;
        });
        assertThat(people.contact(LUMEN, phone)).as("what the backup brought back").contains(person);

        assertThat(replay.replay()).isPositive();
        assertThat(people.contact(LUMEN, phone)).isEmpty();
        assertThat(people.in(LUMEN, () -> contacts.suppressed(Identities.phone("whatsapp", phone)))).isTrue();
        assertThat(replay.replay()).as("nothing is left to do").isZero();
    }

    @Test
    void whoWasRemovedFromTheListStaysRemovedAndWhoWasTakenBackStaysIn() {
        String out = People.phone();
        UUID removed = people.writes(LUMEN, out, "Rita Retirée", "Retirez-moi", Instant.now());
        String in = People.phone();
        UUID back = people.writes(LUMEN, in, "Rose Reprise", "Retirez-moi", Instant.now());
        people.in(LUMEN, () -> {
            erasures.remove(removed);
            erasures.remove(back);
            return null;
        });
        people.as("compliance", LUMEN, () -> {
            erasures.readmit(back);
            return null;
        });
        people.in(LUMEN, () -> {
            backup.forgetRemovals();
            return null;
        });
        assertThat(people.in(LUMEN, () -> contacts.suppressed(removed))).isFalse();

        replay.replay();

        assertThat(people.in(LUMEN, () -> contacts.suppressedBecause(removed))).contains("removed");
        assertThat(people.in(LUMEN, () -> contacts.suppressed(back))).isFalse();
    }

    @Test
    void notEvenThePortalItselfTakesSomebodyOffTheListOfTheErased() {
        String phone = People.phone();
        UUID person = people.writes(LUMEN, phone, "Sylvie Sortie", "Effacez-moi", Instant.now());
        people.as("compliance", LUMEN, () -> erase(person));
        assertThat(people.in(LUMEN, () -> backup.forgetErasures())).isZero();
        assertThat(people.in(LUMEN, () -> contacts.suppressed(Identities.phone("whatsapp", phone)))).isTrue();
    }

    private Void erase(UUID person) {
        erasures.erase(person);
        return null;
    }
}
