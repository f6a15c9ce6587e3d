package io.entregent.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.entregent.InServer;
import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.channel.Channels;
import io.entregent.channel.Inbound;
import io.entregent.channel.Party;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.EventType;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.inbox.compose.Recipient;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateValue;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.policy.Decision.Verdict;
import io.entregent.policy.own.HouseRules;
import io.entregent.policy.own.TenantRules;
import io.entregent.policy.own.Version;
import io.entregent.policy.whatif.WhatIfRun;
import io.entregent.policy.whatif.WhatIfs;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant gives itself quiet days: what is held, what is not, what leaves when they are over, and who may change that. */
class QuietIT extends InServer {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final TemplateChoice OFFER = new TemplateChoice("offre_privee", "fr",
            List.of(new TemplateValue(null, "Iris"), new TemplateValue(null, "la soie")));

    @Inject
    private Inbox inbox;

    @Inject
    private ConversationQueries queries;

    @Inject
    private Arrivals arrivals;

    @Inject
    private TenantRules rules;

    @Inject
    private WhatIfs whatIfs;

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    @Inject
    private Channels channels;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Inject
    private Sql sql;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    private Tenant lumen;
    private String phone;

    @BeforeEach
    void somebodyWhoAgreed() {
        lumen = tenancy.bySlug("maison-lumen").orElseThrow();
        phone = "+336" + String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits())).substring(0, 8);
        noVersionIsOpen();
        UUID contact = committed(() -> contacts.resolve(Identities.phone("whatsapp", phone)).contact());
        as("compliance", () -> consents.record(contact, Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp", Evidence.by("form").wording("w-1"))));
    }

    @AfterEach
    void asBefore() {
        noVersionIsOpen();
        if (as("admin", () -> rules.current()).filter(one -> !one.rules().isEmpty()).isPresent()) {
            publish(HouseRules.none());
        }
    }

    @Test
    void whatIsHeldLeavesWhenTheQuietIsOverAndAnswersPassInBetween() {
        Version quiet = publish(quietDays());
        MessageView held = as("agent", () -> inbox.writeFirst(new Recipient(phone, null), OFFER, "marketing"));
        assertThat(held.hold()).isNotNull();
        assertThat(held.hold().code()).isEqualTo("quiet.hours");
        assertThat(held.hold().until()).isAfter(Instant.now());
        assertThat(as("agent", () -> queries.why(held.id())).decision().version()).contains("tenant/" + quiet.number(), "whatsapp/2026", "gdpr/2018");

        Instant now = Instant.now();
        UUID account = committed(() -> channels.accounts().get(0).id());
        committed(() -> {
            arrivals.accept(new Inbound.MessageArrived(account, "{}", new Party(phone, null, null, null, "Iris Calme"), "wamid." + UUID.randomUUID(),
                    now, "text", "Bonjour", null, null, null));
            return null;
        });
        MessageView answer = as("agent", () -> inbox.reply(held.conversation(), "Bonjour Iris", null));
        assertThat(answer.hold()).isNull();
        awaitSent(answer);
        assertThat(message(held).status()).isEqualTo("queued");

        publish(HouseRules.none());
        committed(() -> sql.update("update ticket set run_at = ? where tenant_id = ? and ref = ?", Instant.now(), lumen.id(), held.id().toString()));
        awaitSent(held);
        assertThat(as("agent", () -> queries.why(held.id())).decision().verdict()).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void aDraftIsTriedOnWhatWasDecidedBeforeItIsHandedIn() {
        as("agent", () -> inbox.writeFirst(new Recipient(phone, null), OFFER, "marketing"));
        Version draft = as("compliance", () -> rules.begin(null));
        as("compliance", () -> {
            rules.write(draft.number(), new HouseRules(null, null, null, null, Set.of("marketing"), null, null), "No more marketing");
            return null;
        });
        UUID run = as("compliance", () -> whatIfs.start(draft.number(), LocalDate.now(ZoneOffset.UTC)));
        WhatIfRun done = await().atMost(PATIENCE).until(() -> as("compliance", () -> whatIfs.newest()).stream()
                .filter(one -> one.id().equals(run)).findFirst().orElseThrow(), WhatIfRun::done);
        assertThat(done.seen()).isEqualTo(done.total()).isPositive();
        assertThat(done.changes()).anySatisfy(one -> {
            assertThat(one.was()).isEqualTo("allow");
            assertThat(one.would()).isEqualTo("refuse");
            assertThat(one.rule()).isEqualTo("tenant.purposes");
        });
        assertThat(done.examples()).isNotEmpty();
        assertThatThrownBy(() -> as("agent", () -> whatIfs.start(null, LocalDate.now(ZoneOffset.UTC)))).hasRootCauseInstanceOf(Rejected.class);
    }

    @Test
    void nobodyApprovesTheirOwnRulesAndNobodyWithoutProofOrOverOtherRules() {
        Version draft = as("compliance", () -> rules.begin(null));
        as("compliance", () -> {
            rules.write(draft.number(), quietDays(), "");
            rules.propose(draft.number(), null);
            return null;
        });
        String hash = as("admin", () -> rules.view(draft.number())).hash();
        assertThatThrownBy(() -> as("compliance", () -> approve(draft.number(), hash))).rootCause().hasMessageContaining("approval.fourEyes");
        assertThatThrownBy(() -> as("admin", () -> approve(draft.number(), "0".repeat(64)))).rootCause().hasMessageContaining("approval.stale");
        assertThatThrownBy(() -> in("admin", null, () -> approve(draft.number(), hash))).rootCause().hasMessageContaining("approval.stepUp");
        assertThatThrownBy(() -> as("agent", () -> rules.begin(null))).rootCause().hasMessageContaining("permission.denied");
        assertThatThrownBy(() -> as("admin", () -> rules.begin(null))).rootCause().hasMessageContaining("rules.open");
        assertThatThrownBy(() -> committed(() -> sql.update("update tenant_rules set state = 'approved', decided_by = author"
                + " where tenant_id = ? and number = ?", lumen.id(), draft.number()))).hasStackTraceContaining("tenant_rules_four_eyes");
    }

    private HouseRules quietDays() {
        DayOfWeek today = LocalDate.now(ZoneId.of("Europe/Paris")).getDayOfWeek();
        return new HouseRules(null, null, Set.of(today, today.plus(1)), null, null, null, null);
    }

    private Version publish(HouseRules house) {
        Version draft = as("compliance", () -> rules.begin(null));
        as("compliance", () -> {
            rules.write(draft.number(), house, "Tried");
            rules.propose(draft.number(), null);
            return null;
        });
        String hash = as("admin", () -> rules.view(draft.number())).hash();
        as("admin", () -> approve(draft.number(), hash));
        return draft;
    }

    private Void approve(int number, String hash) {
        rules.approve(number, hash);
        return null;
    }

    private void noVersionIsOpen() {
        as("compliance", () -> {
            rules.all().stream().filter(Version::isOpen).forEach(one -> rules.withdraw(one.number()));
            return null;
        });
    }

    private MessageView message(MessageView one) {
        return as("agent", () -> queries.thread(one.conversation(), null, 50)).rows().stream().filter(row -> row.id().equals(one.id()))
                .findFirst().orElseThrow();
    }

    private void awaitSent(MessageView one) {
        await().atMost(PATIENCE).until(() -> message(one).status(), Set.of("sent", "delivered", "read")::contains);
    }

    private <T> T committed(Callable<T> work) {
        return Scope.tenant(lumen.id(), null).call(() -> {
            try {
                transaction.begin();
                T value = work.call();
                transaction.commit();
                return value;
            } catch (Exception trouble) {
                try {
                    transaction.rollback();
                } catch (Exception over) {
                    trouble.addSuppressed(over);
                }
                throw new IllegalStateException(trouble);
            }
        });
    }

    private <T> T as(String job, Callable<T> work) {
        return in(job, Instant.now(), work);
    }

    private <T> T in(String job, Instant proven, Callable<T> work) {
        String login = job + "@maison-lumen.example";
        Identity who = new Identity(UUID.nameUUIDFromBytes(("entregent-demo:" + login).getBytes(StandardCharsets.UTF_8)), login, false,
                proven == null ? null : "fresh", proven);
        return Scope.tenant(lumen.id(), who.userId()).call(() -> {
            Actor actor = access.enter(lumen, who, null, null).orElseThrow();
            try (ThreadBound.Opened acting = actor.act()) {
                return work.call();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}
