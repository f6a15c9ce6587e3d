package io.entregent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import io.entregent.SandboxControl;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundSink;
import io.entregent.channel.ProviderError;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.EventType;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.inbox.compose.Gate;
import io.entregent.inbox.compose.Recipient;
import io.entregent.inbox.compose.SituationSql;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateValue;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.db.Sql;
import io.entregent.policy.Decision;
import io.entregent.rights.People;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform's limit of people reached in a day, over the real queue, sandbox and database. */
class LimitsIT extends InServer {

    private static final String LUMEN = "maison-lumen";
    private static final String RIVAGE = "ville-de-rivage";
    private static final String PORTFOLIO = "500000000000099";
    private static final int TIER = 250;
    private static final TemplateChoice READY = new TemplateChoice("order_ready", "fr",
            List.of(new TemplateValue(null, "Ana"), new TemplateValue(null, "2026-0042")));
    private static final TemplateChoice OFFER = new TemplateChoice("offre_privee", "fr",
            List.of(new TemplateValue(null, "Sarah"), new TemplateValue(null, "−20 %")));

    @Inject
    private People people;

    @Inject
    private Inbox inbox;

    @Inject
    private ConversationQueries queries;

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    @Inject
    private SituationSql situations;

    @Inject
    private Audit audit;

    @Inject
    private Sql sql;

    @Inject
    @Any
    private Instance<InboundSink> sinks;

    @BeforeEach
    void aSmallTier() {
        tier(LUMEN, "TIER_250", null);
        tier(RIVAGE, "TIER_250", null);
    }

    @AfterEach
    void theUsualTier() {
        tier(LUMEN, "TIER_2K", null);
        tier(RIVAGE, "TIER_2K", null);
    }

    @Test
    void the251stPersonOfTheDayIsHeldAndWhoIsAnsweredOrWasReachedIsNotCounted() {
        List<String> phones = new ArrayList<>();
        for (int i = 0; i < TIER; i++) {
            phones.add(People.phone());
        }
        phones.forEach(this::writeFirst);
        Awaitility.await().pollInSameThread().atMost(Duration.ofMinutes(3)).until(() -> reached(LUMEN) == TIER);

        MessageView late = writeFirst(People.phone());
        assertThat(late.status()).isEqualTo("queued");
        assertThat(late.hold().code()).isEqualTo("limit.reached");
        assertThat(late.hold().until()).isBetween(Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));

        String writer = People.phone();
        people.writes(LUMEN, writer, "Zoé Écrit", "Bonjour", Instant.now());
        MessageView answer = people.as("agent", LUMEN, () -> inbox.replyWithTemplate(conversation(writer), READY, "service"));
        assertThat(answer.hold()).as("inside of a window").isNull();
        MessageView again = writeFirst(phones.get(0));
        assertThat(again.hold()).as("reached already").isNull();
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> !status(writer, answer).equals("queued")
                && !status(phones.get(0), again).equals("queued"));
        assertThat(reached(LUMEN)).isEqualTo(TIER);
    }

    @Test
    void whoAreOnTheirWayAtOnceDoNotShareTheLastPlace() {
        reach(LUMEN, TIER - 1);
        List<String> phones = List.of(People.phone(), People.phone(), People.phone(), People.phone());
        List<MessageView> four = people.once("agent", LUMEN, () -> phones.stream()
                .map(phone -> inbox.writeFirst(new Recipient(phone, null), READY, "service")).toList());
        assertThat(four).as("when they were written, one place was left").allSatisfy(one -> assertThat(one.hold()).isNull());

        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> four.stream()
                .filter(one -> held(one.id())).count() == 3);
        assertThat(reached(LUMEN)).isEqualTo(TIER);
    }

    @Test
    void allTenantsOfOnePortfolioShareItsLimitAndLearnNothingElseOfEachOther() {
        reach(RIVAGE, 200);
        reach(LUMEN, 50);
        assertThat(weighed().verdict()).as("portfolios of their own").isEqualTo(Decision.Verdict.ALLOW);

        tier(LUMEN, "TIER_250", PORTFOLIO, false);
        tier(RIVAGE, "TIER_250", PORTFOLIO, false);
        assertThat(weighed().code()).isEqualTo("limit.reached");
        assertThat(weighed().verdict()).isEqualTo(Decision.Verdict.HOLD);
        assertThat(reached(LUMEN)).as("what the tenant sees of it").isEqualTo(50);
        assertThat(people.in(LUMEN, () -> sql.first("select count(*) from channel_health where tenant_id <> ?", row -> row.getInt(1),
                people.tenant(LUMEN))).orElseThrow()).isZero();
        UUID notTheirs = account(LUMEN);
        assertThat(people.in("banque-horizon", () -> sql.first("select n from portfolio_reach(?, ?)", row -> row.getLong(1),
                notTheirs, Instant.now().minus(Duration.ofHours(24)))).orElseThrow())
                .as("asked by somebody else about an account that is not theirs").isEqualTo(reached("banque-horizon"));
    }

    @Test
    void whomThePlatformSparesMarketingGetsNoneForADayAndServiceAllTheSame() {
        String phone = People.phone();
        UUID person = people.writes(LUMEN, phone, "Sarah Sauve", "Bonjour", Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS));
        people.in(LUMEN, () -> consents.told(person, Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp",
                Evidence.by("form").wording("affiche"))));
        Instant refused = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        spared(phone, refused);

        Decision next = people.as("compliance", LUMEN, () -> inbox.weigh(new Recipient(phone, null), Gate.Say.template(OFFER), "marketing"));
        assertThat(next.code()).isEqualTo("limit.reached");
        assertThat(next.until()).isEqualTo(refused.plus(Duration.ofHours(24)));
        assertThat(people.as("compliance", LUMEN, () -> inbox.weigh(new Recipient(phone, null), Gate.Say.template(READY), "service")).verdict())
                .isEqualTo(Decision.Verdict.ALLOW);
    }

    @Test
    void aCallThatIsRefusedForTheirNumberHoldsTheNextOneToo() {
        String phone = People.phone();
        people.writes(LUMEN, phone, "Rita Refus", "Bonjour", Instant.now());
        SandboxControl.post("faults", "{\"kind\": \"error\", \"on\": \"messages\", \"count\": 1, \"code\": 80007}");
        MessageView sent = people.as("agent", LUMEN, () -> inbox.reply(conversation(phone), "Bonjour Rita", null));
        try {
            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> "limit.reached".equals(weighed().code()));
            assertThat(status(phone, sent)).isEqualTo("queued");
        } finally {
            // As if the five minutes were over: other tests use this tenant too.
            people.in(LUMEN, () -> {
                audit.record(AuditEvent.done("message.queued", "message", sent.id()));
                return sql.update("update message set status_at = status_at - interval '5 minutes' where id = ?", sent.id());
            });
        }
        assertThat(weighed().verdict()).isEqualTo(Decision.Verdict.ALLOW);
    }

    /** In one transaction, so that the message fails before the sandbox can deliver it. */
    private void spared(String phone, Instant at) {
        UUID account = account(LUMEN);
        people.once("agent", LUMEN, () -> {
            MessageView sent = inbox.replyWithTemplate(conversation(phone), OFFER, "marketing");
            Inbound failed = new Inbound.DeliveryChanged(account, "{}", "wamid.IT" + UUID.randomUUID(), sent.id(), People.party(phone, null),
                    "failed", at, List.of(new ProviderError(131049, "Not delivered to maintain healthy ecosystem engagement", null)));
            sinks.forEach(sink -> sink.accept(failed));
            return null;
        });
    }

    private void tier(String slug, String limit, String portfolio) {
        tier(slug, limit, portfolio, true);
    }

    private void tier(String slug, String limit, String portfolio, boolean afresh) {
        UUID account = account(slug);
        people.in(slug, () -> {
            // The rounds ask the sandbox, which knows another tier.
            sql.update("update cockpit set next_look_at = now() + interval '1 hour'");
            sql.update("insert into channel_health (tenant_id, account_id, number, fields, fields_of, subscribed, quality, message_limit,"
                    + " throughput, portfolio, checked_at) values (?, ?, '', 0, 0, true, 'GREEN', ?, 'STANDARD', ?, now())"
                    + " on conflict (tenant_id, account_id) do update set message_limit = excluded.message_limit, portfolio = excluded.portfolio",
                    people.tenant(slug), account, limit, portfolio);
            if (afresh) {
                sql.update("delete from reach");
            }
            return null;
        });
    }

    private UUID account(String slug) {
        return people.account(slug);
    }

    private void reach(String slug, int many) {
        people.in(slug, () -> {
            for (int i = 0; i < many; i++) {
                situations.reach(contacts.resolve(Identities.phone("whatsapp", People.phone())).contact(), Instant.now());
            }
            return null;
        });
    }

    private int reached(String slug) {
        return people.in(slug, () -> sql.first("select count(*) from reach", row -> row.getInt(1))).orElseThrow();
    }

    private MessageView writeFirst(String phone) {
        return people.as("agent", LUMEN, () -> inbox.writeFirst(new Recipient(phone, null), READY, "service"));
    }

    private Decision weighed() {
        return people.as("compliance", LUMEN, () -> inbox.weigh(new Recipient(People.phone(), null), Gate.Say.template(READY), "service"));
    }

    private boolean held(UUID message) {
        return people.in(LUMEN, () -> sql.first("select d.verdict from message m join decision d on d.tenant_id = m.tenant_id"
                + " and d.id = m.decision_id where m.id = ? and m.status = 'queued'", row -> row.getString(1), message))
                .filter("hold"::equals).isPresent();
    }

    private UUID conversation(String phone) {
        return queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, phone), null, 10).rows().get(0).id();
    }

    private String status(String phone, MessageView message) {
        return people.as("agent", LUMEN, () -> queries.thread(conversation(phone), null, 50)).rows().stream()
                .filter(one -> one.id().equals(message.id())).findFirst().orElseThrow().status();
    }
}
