package io.entregent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InTenant;
import io.entregent.access.Permission;
import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.Vkey;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.tenancy.Tenant;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbering, signing and the gate, in the server and against the real signer; each test in a tenant of its own. */
class TrailIT extends InTenant {

    @Inject
    private Audit audit;

    @Inject
    private LogSql sql;

    @Inject
    private Sql db;

    @Inject
    private Growth growth;

    @Inject
    private Signing signing;

    @Inject
    private SignerLine signer;

    @Inject
    private TrailGate gate;

    @Inject
    private Kept kept;

    @Inject
    private Trail trail;

    @Inject
    private AuditLog log;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    @BeforeEach
    void aTenant() throws Exception {
        aTenantOfItsOwn("trail");
    }

    @Test
    void committedEntriesGetDenseNumbersAndASignatureAndOthersNone() throws Exception {
        in(() -> record(300));
        look(() -> record(5));
        in(() -> record(1));

        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() >= 301);
        in(() -> {
            LogSql.Signed last = sql.lastSigned().orElseThrow();
            List<byte[]> signed = sql.entries(0, last.size());
            assertThat(signed).hasSize((int) last.size());
            assertThat(signed.stream().map(entry -> new String(entry, StandardCharsets.UTF_8)).filter(entry -> entry.contains("channel.connected")))
                    .hasSize(301);
            assertThat(growth.rootAt(last.size())).isEqualTo(last.root());
            Note.parse(last.note()).require(Vkey.parse(last.vkey()));
            gate.pass(tenant);
        });
    }

    @Test
    void whatABusyLogWasGivenNumbersForInBetweenIsSignedThoughNothingWaitsAnyMore() throws Exception {
        for (int round = 0; round < 4; round++) {
            long before = sizeNow();
            in(() -> record(300));
            Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(20)).until(() -> sizeNow() >= before + 300);
            // Numbered by the next look, which comes in between and is not the one that signs.
            in(() -> record(20));
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() >= before + 320);
        }
    }

    @Test
    void whatAnotherNodeHadSignedMeanwhileIsTakenOverAndTheLogGoesOn() throws Exception {
        in(() -> record(3));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() >= 3);
        // The portal's own round may be faster; then the signer stands elsewhere and the other node tries once more.
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
            in(() -> {
                record(2);
                growth.number(0);
            });
            return get(() -> signer.sign(growth.extension(growth.signedSize()))).status() == 200;
        });
        long others = sizeNow();
        // Nothing waits there any more, and the node that had it signed never kept the checkpoint.
        Awaitility.await().atMost(Duration.ofSeconds(70)).until(() -> signedSize() >= others);
        in(() -> record(2));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() >= others + 2);
        in(() -> gate.pass(tenant));
    }

    @Test
    void anotherNodeThatIsFasterAgainAndAgainIsNoSilenceOfTheSigner() throws Exception {
        in(() -> record(3));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() >= 3);
        AtomicBoolean ended = new AtomicBoolean();
        Future<?> other = threads.submit(() -> {
            while (!ended.get()) {
                in(() -> {
                    record(1);
                    growth.number(0);
                });
                look(() -> {
                    long last = Note.parse(signer.last(Origin.of(tenant.id()))).checkpoint().size();
                    if (growth.size() > last) {
                        signer.sign(growth.extension(last));
                    }
                });
            }
            return null;
        });
        try {
            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(5)).until(() -> {
                boolean done = Scope.tenant(tenant.id(), null).call(() -> signing.turn(true));
                assertThat(signing.standing(tenant.id()).silent()).isNull();
                return !done;
            });
        } finally {
            ended.set(true);
            other.get(20, TimeUnit.SECONDS);
        }
        long before = sizeNow();
        in(() -> record(1));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() > before);
    }

    @Test
    void aLogThatBecameShorterThanWhatWasSignedGetsNoNumbers() throws Exception {
        in(() -> record(3));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() >= 3);
        look(() -> {
            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(40)).until(this::leads);
            record(2);
            long longer = growth.size() + 1;
            assertThat(growth.number(longer)).isZero();
            assertThat(growth.grow(longer).numbered()).isZero();
            // And it was not for want of entries.
            assertThat(growth.grow(growth.size()).numbered()).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void anEntryThatCannotGetItsNumberIsNotPassedOverAndOthersGoOn() throws Exception {
        in(() -> record(3));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() >= 3);
        // Its id is in the log already, and it has waited for long.
        in(() -> {
            db.update("insert into audit_outbox (tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, entry)"
                    + " select tenant_id, id, at - interval '1 year', type, actor_kind, actor, object_type, object_id, outcome, entry"
                    + " from audit_entry where tenant_id = ? and seq = 0", tenant.id());
            record(2);
        });
        Tenant damaged = tenant;
        aTenantOfItsOwn("trail");
        in(() -> record(4));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() >= 4);

        tenant = damaged;
        long stays = sizeNow();
        look(() -> {
            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(40)).until(this::leads);
            assertThatThrownBy(() -> growth.number(0)).hasStackTraceContaining("audit_entry_pkey");
        });
        // The alert waits until the portal has run for a minute.
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> sees("select 1 from audit_alert where tenant_id = ? and kind = 'tail_waits'"));
        assertThat(sizeNow()).isEqualTo(stays);
    }

    @Test
    void thePortalItselfCanNeitherNumberNorTakeAnEntryOutOfTheTrail() throws Exception {
        in(() -> record(3));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> sizeNow() >= 3);
        for (String change : List.of("delete from audit_outbox", "update audit_outbox set outcome = 'done'", "delete from audit_entry",
                "update audit_entry set seq = seq + 1", "insert into audit_entry select *, 99, sha256('x') from audit_outbox")) {
            look(() -> assertThatThrownBy(() -> db.update(change)).as(change).hasStackTraceContaining("permission denied"));
        }
    }

    @Test
    void aCheckpointFromOutsideThatTheLogDoesNotExtendClosesTheTenant() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Vkey vkey = Vkey.of(Origin.of(tenant.id()), pair.getPublic());
        in(() -> {
            record(3);
            sql.keep(new LogSql.Signed(1, new byte[Merkle.HASH_BYTES], note(1, vkey, pair), vkey.text(), Instant.EPOCH));
        });
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> signedSize() >= 3);
        String mine = note(sizeNow() + 7, vkey, pair);

        look(() -> assertThatThrownBy(() -> as(EnumSet.of(Permission.AUDIT_READ), () -> kept.keep(mine))).isInstanceOf(Rejected.class)
                .hasMessage("permission.denied"));
        look(() -> assertThatThrownBy(() -> as(EnumSet.of(Permission.AUDIT_EXPORT), () -> kept.keep("hello\n\nworld\n")))
                .hasMessage("audit.kept.invalid"));
        in(() -> {
            Standing standing = as(EnumSet.of(Permission.AUDIT_EXPORT), () -> kept.keep(mine));
            assertThat(standing.state()).isEqualTo(Standing.State.ROLLED_BACK);
            assertThat(standing.missing()).isBetween(5L, 7L);
            assertThatThrownBy(() -> gate.pass(tenant)).isInstanceOfSatisfying(Rejected.class, closed -> {
                assertThat(closed.code()).isEqualTo("audit.rolledBack");
                assertThat(closed.details()).containsEntry("missing", standing.missing());
            });
            assertThat(signing.mayGrow(tenant.id())).isFalse();
        });
    }

    @Test
    void readingTheTrailNeedsTheRightAndLeavesItsOwnEntry() throws Exception {
        look(() -> {
            for (Permission other : EnumSet.complementOf(EnumSet.of(Permission.AUDIT_READ))) {
                assertThatThrownBy(() -> as(EnumSet.of(other), () -> log.find(AuditFilter.all(), null, 1))).hasMessage("permission.denied");
                assertThatThrownBy(() -> as(EnumSet.of(other), trail::head)).hasMessage("permission.denied");
            }
            assertThatThrownBy(() -> as(EnumSet.of(Permission.AUDIT_READ), () -> log.export(AuditFilter.all(), null)))
                    .hasMessage("permission.denied");
        });
        in(() -> as(EnumSet.of(Permission.AUDIT_READ), () -> log.find(AuditFilter.all(), null, 1)));
        in(() -> assertThat(as(EnumSet.of(Permission.AUDIT_READ), () -> log.find(AuditFilter.all(), null, 10)).rows())
                .extracting(AuditRow::type).contains("audit.read"));
    }

    @Test
    void theSameReadingIsFoldedForTheSameReaderOnly() throws Exception {
        in(() -> {
            AuditEvent reading = AuditEvent.done("consent.read", "contact", tenant.id());
            audit.recordOnce(reading);
            audit.recordOnce(reading);
            as(EnumSet.of(Permission.AUDIT_READ), () -> {
                audit.recordOnce(reading);
                return null;
            });
        });
        in(() -> assertThat(as(EnumSet.of(Permission.AUDIT_READ), () -> log.count(
                new AuditFilter(null, null, null, "consent.read", null, null, null, null)))).isEqualTo(2));
    }

    /** Nobody else numbers for this tenant until the end of the transaction. */
    private boolean leads() {
        return db.first("select pg_try_advisory_xact_lock(hashtextextended('audit ' || ?, 0))", row -> row.getBoolean(1),
                tenant.id().toString()).orElseThrow();
    }

    private void record(int count) {
        for (int i = 0; i < count; i++) {
            audit.record(AuditEvent.done("channel.connected", "channel_account", i));
        }
    }

    private String note(long size, Vkey vkey, KeyPair pair) {
        return Note.sign(new Checkpoint(Origin.of(tenant.id()), size, new byte[Merkle.HASH_BYTES]).text(), vkey, pair.getPrivate()).signed();
    }

    private long signedSize() throws Exception {
        return get(growth::signedSize);
    }

    private boolean sees(String query) throws Exception {
        return get(() -> db.first(query, row -> true, tenant.id()).isPresent());
    }

    private long sizeNow() throws Exception {
        return get(growth::size);
    }
}
