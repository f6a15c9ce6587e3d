package io.entregent.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.SandboxControl;
import io.entregent.dashboard.count.Counting;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Span;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.policy.Decision;
import io.entregent.policy.Decisions;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** The dashboard's figures beside the decisions themselves, counted one by one. */
class FiguresIT extends InServer {

    private static final String BANK = "banque-horizon";
    private static final String CARD = "content.sensitive";

    @Inject
    private People people;

    @Inject
    private Inbox inbox;

    @Inject
    private ConversationQueries queries;

    @Inject
    private Dashboard dashboard;

    @Inject
    private Counting counting;

    @Inject
    private Decisions decisions;

    @Inject
    private Sql sql;

    /** What was counted, and what was there to count, in one transaction. */
    private record Both(Map<String, Long> shown, Map<String, Long> there) {
    }

    @Test
    void whatIsDecidedShowsAtOnceByRuleAndVerdict() {
        String phone = People.phone();
        people.writes(BANK, phone, "Fanny Chiffre", "Bonjour", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        UUID conversation = people.as("agent", BANK, () -> queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, phone), null, 10))
                .rows().get(0).id();
        Both before = figures();
        assertThat(before.shown()).isEqualTo(before.there());

        for (int i = 0; i < 5; i++) {
            people.as("agent", BANK, () -> inbox.reply(conversation, "Votre conseiller vous rappelle", null));
        }
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> people.as("agent", BANK, () -> inbox.reply(conversation, "Votre carte 4111 1111 1111 1111", null))).hasMessage(CARD);
        }

        Both after = figures();
        assertThat(after.shown()).isEqualTo(after.there());
        assertThat(after.shown().get("refuse " + CARD) - before.shown().getOrDefault("refuse " + CARD, 0L)).isEqualTo(3);
        assertThat(after.shown().get("allow ") - before.shown().getOrDefault("allow ", 0L)).isGreaterThanOrEqualTo(5);
    }

    @Test
    void countingBeforehandChangesNoFigure() {
        String phone = People.phone();
        people.writes(BANK, phone, "Célia Comptée", "Bonjour", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        people.as("agent", BANK, () -> inbox.reply(queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, phone), null, 10).rows().get(0).id(),
                "Bonjour Célia", null));
        Decision decision = people.in(BANK, () -> sql.first("select id from decision order by at desc limit 1", row -> Sql.uuid(row, "id"))
                .map(decisions::of)).orElseThrow().decision();
        Instant counted = people.in(BANK, () -> sql.first("select decided_until from figure_state", row -> Sql.instant(row, "decided_until")))
                .orElse(Instant.now().minus(Duration.ofHours(3)));
        // On both sides of the moment up to which they are counted, to the second.
        for (long seconds : new long[] {0, 1, 59, 3599, 3600, 3601}) {
            Instant at = counted.plusSeconds(seconds);
            if (at.isBefore(Instant.now())) {
                people.in(BANK, () -> decisions.store(decision, at));
            }
        }
        Both before = figures();
        assertThat(before.shown()).isEqualTo(before.there());
        Scope.tenant(people.tenant(BANK), null).run(counting::count);
        Both after = figures();
        assertThat(after.shown()).isEqualTo(after.there());
        Scope.tenant(people.tenant(BANK), null).run(counting::count);
        assertThat(figures().shown()).isEqualTo(figures().there());
    }

    @Test
    void whatAnswersByItselfHasAnsweredNobody() {
        String phone = People.phone();
        // On the sandbox's phone: whom it does not know to have written, it lets nobody answer.
        SandboxControl.post("inbound", "{\"to\": \"200000000000004\", \"from\": \"%s\", \"name\": \"Nuit Blanche\", \"text\": \"Bonsoir\"}".formatted(phone));
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> people.contact(BANK, phone).isPresent());
        UUID conversation = people.as("agent", BANK, () -> queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, phone), null, 10))
                .rows().get(0).id();
        people.as("agent", BANK, () -> inbox.reply(conversation, "Bonsoir, je regarde", null));
        assertThat(answered()).contains(conversation);

        // As an automatic answer is kept: nobody is its author.
        people.in(BANK, () -> sql.update("update message set author = null where conversation_id = ? and direction = 'out'", conversation));

        assertThat(answered()).doesNotContain(conversation);
    }

    @Test
    void behindEachFigureAreAsManyAsItCounts() {
        people.writes(BANK, People.phone(), "Paula Derrière", "Bonjour", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        // Yesterday and today, which are counted anew each time.
        LocalDate today = people.as("compliance", BANK, () -> dashboard.overview(null, null).span().to());
        settled(() -> {
            Scope.tenant(people.tenant(BANK), null).run(counting::count);
            behindAll(today);
        });
        assertThatThrownBy(() -> behind("nothing", null, null)).isInstanceOf(Rejected.class);
    }

    private void behindAll(LocalDate today) {
        Overview overview = people.as("compliance", BANK, () -> dashboard.overview(today.minusDays(1), today));
        for (String what : new String[] {"answered", "lapsed", "optin", "optout"}) {
            assertThat(behind(what, today.minusDays(1), today)).as(what).isEqualTo(overview.sum(what));
        }
        for (String what : new String[] {"waiting", "reached"}) {
            assertThat(behind(what, today, today)).as(what).isEqualTo(overview.last(what));
        }
        assertThat(overview.last("waiting")).isPositive();
        assertThat(behind("lapsing", null, null)).isEqualTo(overview.lapsing());
    }

    /** Over all pages, of two lines each. */
    private long behind(String what, LocalDate from, LocalDate to) {
        long all = 0;
        String cursor = null;
        do {
            String after = cursor;
            Page<Behind> page = people.as("compliance", BANK, () -> dashboard.behind(from, to, what, after, 2));
            all += page.rows().size();
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    /** Those of today, of which there are as many as are counted. */
    private List<UUID> answered() {
        LocalDate today = people.as("compliance", BANK, () -> dashboard.overview(null, null).span().to());
        AtomicReference<List<UUID>> found = new AtomicReference<>();
        settled(() -> {
            Scope.tenant(people.tenant(BANK), null).run(counting::count);
            found.set(people.as("compliance", BANK, () -> dashboard.behind(today, today, "answered", null, 500)).rows().stream().map(Behind::conversation).toList());
            assertThat(people.as("compliance", BANK, () -> dashboard.overview(today, today)).sum("answered")).isEqualTo(found.get().size());
        });
        return found.get();
    }

    /** Once nothing happens between the count and the list. */
    private static void settled(ThrowingRunnable look) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(look);
    }

    /** Again if something was decided meanwhile. */
    private Both figures() {
        return people.once("compliance", BANK, () -> {
            Map<String, Long> there;
            Overview overview;
            do {
                there = there(dashboard.overview(null, null).span());
                overview = dashboard.overview(null, null);
            } while (!there.equals(there(overview.span())));
            return new Both(overview.decisions().stream().collect(Collectors.groupingBy(one -> one.verdict() + " " + one.code(), TreeMap::new,
                    Collectors.summingLong(Overview.Slice::count))), there);
        });
    }

    private Map<String, Long> there(Span span) {
        Map<String, Long> there = new TreeMap<>();
        sql.list("select verdict, coalesce(code, ''), count(*) from decision where at >= ? and at < ? group by 1, 2",
                row -> there.put(row.getString(1) + " " + row.getString(2), row.getLong(3)), span.begin(), span.end());
        return there;
    }
}
