package io.entregent.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.notice.Notices;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Keys that are about to end: their keepers hear of it twice, and not once for each node. */
class EndingIT extends InServer {

    private static final String BANK = "banque-horizon";

    @Inject
    private People people;

    @Inject
    private ApiKeys keys;

    @Inject
    private Ending.Told told;

    @Inject
    private Notices notices;

    @Inject
    private Audit audit;

    @Inject
    private Sql sql;

    @Test
    void ofAKeyItIsToldTwoWeeksAndTwoDaysBeforeAndOnce() {
        UUID key = made();
        tell();
        long before = heard();
        endsIn(key, Duration.ofDays(20));
        tell();
        assertThat(heard() - before).as("three weeks before").isZero();
        endsIn(key, Duration.ofDays(9));
        tell();
        tell();
        assertThat(heard() - before).as("two weeks before").isEqualTo(1);
        endsIn(key, Duration.ofDays(1));
        tell();
        tell();
        assertThat(heard() - before).as("two days before").isEqualTo(2);
        revoke(key);
    }

    @Test
    void twoNodesThatLookAtOnceTellOnce() {
        UUID key = made();
        tell();
        long before = heard();
        endsIn(key, Duration.ofDays(9));
        UUID tenant = people.tenant(BANK);

        AtomicReference<CompletableFuture<Void>> other = new AtomicReference<>();
        people.in(BANK, () -> {
            told.tell();
            other.set(CompletableFuture.runAsync(() -> Scope.tenant(tenant, null).run(told::tell), work -> new Thread(work).start()));
            // Until it waits for this transaction, which has told and is not over. The future must not be returned: the end would wait for it.
            pause();
            return true;
        });
        other.get().join();

        assertThat(heard() - before).isEqualTo(1);
        revoke(key);
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private UUID made() {
        return people.as("admin", BANK, () -> keys.forProgram("Ends " + System.nanoTime(), Set.of(Permission.TEMPLATE_READ), 30)).id();
    }

    private void revoke(UUID key) {
        people.as("admin", BANK, () -> {
            keys.revoke(key);
            return null;
        });
    }

    private void endsIn(UUID key, Duration time) {
        people.in(BANK, () -> {
            // A key changes only beside an entry of the trail: the database sees to that.
            audit.record(AuditEvent.done("apiKey.rolled", "api_key", key));
            return sql.update("update api_key set expires_at = ? where id = ?", Instant.now().plus(time), key);
        });
    }

    private void tell() {
        Scope.tenant(people.tenant(BANK), null).run(told::tell);
    }

    private long heard() {
        return people.as("admin", BANK, () -> notices.mine(500)).stream().filter(one -> one.kind().equals("apikey.ending")).count();
    }
}
