package io.entregent.template.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.entregent.SandboxControl;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Sql;
import io.entregent.rights.People;
import io.entregent.template.TemplateView;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.review.Trouble;
import io.entregent.template.review.Verdict;
import io.entregent.template.review.VersionState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Versions that people agreed to and that cannot go yet, and what is sent meanwhile. */
class WaitingIT extends AtThePlatform {

    /** No verdict is waited for where none is needed. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @Inject
    private People people;

    @Inject
    private Inbox inbox;

    @Inject
    private ConversationQueries queries;

    @Inject
    private Sql sql;

    @Test
    void whatIsLiveIsSentUntilItsSuccessorGoesAndWhileThatIsJudgedOnlyLanguagesWhoseWordsStayAre() {
        UUID id = as("marketing", () -> drafts.create(inTwo("Le bac à sable de " + name + " ferme à midi.")));
        approve(id);
        until(id, 1, VersionState.LIVE);
        String phone = People.phone();
        people.writes(TOWN, phone, "Lise Attente", "Bonjour", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        SandboxControl.post("templates/review", "{\"mode\":\"manual\"}");

        as("marketing", () -> drafts.save(id, 1, inTwo("Le bac à sable de " + name + " ferme à une heure.")));
        edited(Instant.now().minus(Duration.ofHours(1)));
        as("marketing", () -> reviews.submit(id, drafts.view(id).revision()));
        assertThat(sent(phone, "fr").text()).as("while people review").contains("ferme à midi");
        as("approver", () -> reviews.decide(id, 2, 1, version(id, 2).hash(), Verdict.APPROVED, null));
        assertThat(troubled(id, 2).why()).isEqualTo(Trouble.LIMIT);
        assertThat(version(id, 2).state()).as("waits").isEqualTo(VersionState.APPROVED);
        assertThat(version(id, 1).state()).isEqualTo(VersionState.LIVE);
        assertThat(held().health().number()).isEqualTo(1);
        assertThat(sent(phone, "fr").text()).as("while a limit holds the next").contains("ferme à midi");

        edited(Instant.now().minus(Duration.ofHours(25)));
        now(id);
        until(id, 2, VersionState.SUBMITTED);
        assertThat(held().status()).as("is judged").isEqualTo("PENDING");
        assertThat(as("agent", () -> templates.live())).filteredOn(one -> one.name().equals(name)).extracting(TemplateView::language)
                .containsExactly("en");
        assertThat(catchThrowableOfType(Rejected.class, () -> sent(phone, "fr")).code()).isEqualTo("template.notLive");
        assertThat(sent(phone, "en").text()).contains("closes at noon");
        assertThat(as("marketing", () -> reviews.trouble(id, 2))).isEmpty();

        judge("approve", "\"language\":\"fr\"");
        until(id, 2, VersionState.LIVE);
        assertThat(sent(phone, "fr").text()).contains("ferme à une heure");
        assertThat(version(id, 1).state()).isEqualTo(VersionState.SUPERSEDED);
    }

    @Test
    void theEleventhEditOfAMonthIsPutOffAtOnceUntilTheFirstIsThirtyDaysOld() {
        UUID id = live(body("La piscine de " + name + " ouvre à dix heures."));
        Instant first = Instant.now().minus(Duration.ofDays(29)).truncatedTo(ChronoUnit.MILLIS);
        edited(IntStream.range(0, 10).mapToObj(day -> first.plus(Duration.ofDays(day))).toArray(Instant[]::new));
        as("marketing", () -> drafts.save(id, 1, document(body("La piscine de " + name + " ouvre à neuf heures."))));
        approve(id);
        Trouble trouble = troubled(id, 2, AT_ONCE);
        assertThat(trouble).isEqualTo(new Trouble(Trouble.LIMIT, first.plus(Duration.ofDays(30))));
        assertThat(held().body()).contains("dix heures");

        edited(IntStream.range(0, 10).mapToObj(day -> first.minus(Duration.ofDays(1)).plus(Duration.ofDays(day))).toArray(Instant[]::new));
        now(id);
        until(id, 2, VersionState.LIVE);
        assertThat(held().body()).contains("neuf heures");
        assertThat(as("marketing", () -> reviews.trouble(id, 2))).isEmpty();
    }

    @Test
    void theLimitIsToldAlsoWhileTheVersionBeforeIsJudged() {
        UUID id = live(body("La crèche de " + name + " prend les inscriptions."));
        SandboxControl.post("templates/review", "{\"mode\":\"manual\"}");
        as("marketing", () -> drafts.save(id, 1, document(body("La crèche de " + name + " prend encore les inscriptions."))));
        approve(id);
        until(id, 2, VersionState.SUBMITTED);
        as("marketing", () -> drafts.save(id, 2, document(body("La crèche de " + name + " ne prend plus les inscriptions."))));
        approve(id);
        Trouble trouble = troubled(id, 3, AT_ONCE);
        assertThat(trouble.why()).isEqualTo(Trouble.LIMIT);
        assertThat(trouble.until()).isBetween(Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));

        judge("reject", "\"reason\":\"INVALID_FORMAT\"");
        until(id, 3, VersionState.SUBMITTED);
        assertThat(held().body()).as("what was refused is edited without limit, and at once").contains("ne prend plus");
    }

    @Test
    void whatWaitsForAVerdictGoesAsSoonAsItIsThere() {
        SandboxControl.post("templates/review", "{\"mode\":\"manual\"}");
        UUID id = as("marketing", () -> drafts.create(document(body("Le conseil de " + name + " siège lundi."))));
        approve(id);
        until(id, 1, VersionState.SUBMITTED);
        as("marketing", () -> drafts.save(id, 1, document(body("Le conseil de " + name + " siège mardi."))));
        approve(id);
        assertThat(troubled(id, 2).why()).isEqualTo(Trouble.PENDING);

        judge("approve", "\"language\":\"fr\"");
        await().atMost(AT_ONCE).pollInSameThread().until(() -> version(id, 2).state() == VersionState.SUBMITTED);
        assertThat(held().body()).contains("mardi");
    }

    @Test
    void aNewerVersionTakesThePlaceOfOneThatStillWaits() {
        UUID id = live(body("La mairie de " + name + " ferme à cinq heures."));
        edited(Instant.now().minus(Duration.ofHours(1)));
        as("marketing", () -> drafts.save(id, 1, document(body("La mairie de " + name + " ferme à six heures."))));
        approve(id);
        assertThat(troubled(id, 2).why()).isEqualTo(Trouble.LIMIT);
        as("marketing", () -> drafts.save(id, 2, document(body("La mairie de " + name + " ferme à sept heures."))));
        approve(id);
        assertThat(version(id, 2).state()).isEqualTo(VersionState.SUPERSEDED);
        assertThat(troubled(id, 3).why()).isEqualTo(Trouble.LIMIT);

        edited(Instant.now().minus(Duration.ofHours(25)));
        now(id);
        until(id, 3, VersionState.LIVE);
        assertThat(held().body()).as("the day's edit was not spent on what nobody wants any more").contains("sept heures");
    }

    private TemplateDocument inTwo(String french) {
        return TemplateDocument.parse("{\"name\":\"" + name + "\",\"category\":\"UTILITY\",\"languages\":{\"fr\":{\"components\":[" + body(french)
                + "]},\"en\":{\"components\":[" + body("The sandpit of " + name + " closes at noon.") + "]}}}");
    }

    private void until(UUID id, int number, VersionState state) {
        await().atMost(PATIENCE).pollInSameThread().until(() -> version(id, number).state() == state);
    }

    /** As if it had been edited then, and at no other time. */
    private void edited(Instant... times) {
        people.in(TOWN, () -> {
            sql.update("update template set edits = '{}' where name = ?", name);
            for (Instant at : times) {
                sql.update("update template set edits = array_append(edits, ?::timestamptz) where name = ?", at, name);
            }
            return null;
        });
    }

    /** As if its time had come. */
    private void now(UUID id) {
        people.in(TOWN, () -> sql.update("update ticket set run_at = now() where queue = ? and lane = ?", Submissions.QUEUE, id.toString()));
    }

    /** Over the real gate and sandbox, until it is delivered. */
    private MessageView sent(String phone, String language) {
        MessageView message = as("agent", () -> inbox.replyWithTemplate(queries.list(new ConversationFilter(null, AssigneeFilter.ALL, null, null, phone),
                null, 10).rows().get(0).id(), new TemplateChoice(name, language, List.of()), "service"));
        return await().atMost(PATIENCE).pollInSameThread().until(() -> as("agent", () -> queries.message(message.id())),
                one -> List.of("delivered", "read").contains(one.status()));
    }
}
