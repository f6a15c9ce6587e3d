package io.entregent.template.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.entregent.InServer;
import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.audit.AuditFilter;
import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.notice.NoticeView;
import io.entregent.notice.Notices;
import io.entregent.template.TemplateView;
import io.entregent.template.TemplateView.Standing;
import io.entregent.template.Templates;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.draft.Drafts;
import io.entregent.template.draft.SampleFiles;
import io.entregent.template.lint.Finding;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.Verdict;
import io.entregent.template.review.Version;
import io.entregent.template.review.VersionState;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approved versions, the sandbox that plays the platform, and the wire between them; a town's templates. */
class PlatformIT extends InServer {

    private static final String TOWN = "ville-de-rivage";
    private static final String WABA = "100000000000003";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Inject
    private Drafts drafts;

    @Inject
    private SampleFiles samples;

    @Inject
    private Reviews reviews;

    @Inject
    private Templates templates;

    @Inject
    private Drift drift;

    @Inject
    private Upkeep upkeep;

    @Inject
    private Syncs syncs;

    @Inject
    private Channels channels;

    @Inject
    private Notices notices;

    @Inject
    private AuditLog log;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    private final String name = "avis_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void theReviewersAreQuick() {
        control("templates/review", "{\"mode\":\"auto\",\"after\":200}");
    }

    @AfterEach
    void theReviewersTakeTheirTime() {
        control("templates/review", "{\"mode\":\"auto\",\"after\":3000}");
    }

    @Test
    void whatPeopleAgreedToGoesOutWithItsPictureAndComesBackTheSame() {
        String picture = as("marketing", () -> samples.store(HexFormat.of().parseHex("89504e470d0a1a0a" + "00".repeat(16)), "plan.png", "IMAGE"));
        UUID id = live("""
                {"type":"HEADER","format":"IMAGE","example":{"header_handle":["%s"]}},{"type":"BODY","text":"Le plan des travaux %s est affiché."}"""
                .formatted(picture, name));

        TemplateView held = held();
        assertThat(held.isLive()).isTrue();
        assertThat(held.health().standing()).isEqualTo(Standing.APPROVED);
        assertThat(held.health().number()).isEqualTo(1);
        assertThat(held.health().components()).doesNotContain("sample:").contains("header_handle");
        List<String> trail = as("compliance", () -> log.find(new AuditFilter(null, null, null, null, id.toString(), null), null, 50)
                .rows().stream().map(AuditRow::type).toList());
        assertThat(trail).containsExactlyInAnyOrder("template.drafted", "template.review.asked", "template.review.approved",
                "template.submitted", "template.version.moved", "template.version.moved");
    }

    @Test
    void whatWasChangedElsewhereIsNotSentUntilItIsRestoredAndTheNextEditOfTheDayWaits() {
        UUID id = live(body("La mairie ferme plus tôt pour " + name + "."));
        judge("edit", "\"text\":\"Changé ailleurs.\"");
        TemplateView changed = holds(one -> one.health().standing() == Standing.DRIFTED);
        assertThat(changed.isLive()).isFalse();
        Drift.Found found = as("marketing", () -> drift.all()).stream().filter(one -> one.held().id().equals(changed.id())).findFirst().orElseThrow();
        assertThat(found.theirs().json().toString()).contains("Changé ailleurs.");
        assertThat(found.approved().json().toString()).contains("plus tôt");

        as("marketing", () -> drift.revert(changed.id()));
        assertThat(holds(one -> one.isLive() && one.health().standing() == Standing.APPROVED).body()).contains("plus tôt");

        as("marketing", () -> drafts.save(id, 1, document(body("La mairie ferme une heure plus tôt pour " + name + "."))));
        approve(id);
        assertThat(holds(one -> one.health().problem() != null).health().problem()).isEqualTo("limit");
        assertThat(version(id, 2).state()).isEqualTo(VersionState.APPROVED);
        assertThat(held().body()).doesNotContain("une heure");
    }

    @Test
    void whatWasChangedElsewhereIsAdoptedThroughReview() {
        UUID id = live(body("Le marché de " + name + " a lieu samedi."));
        judge("edit", "\"text\":\"Le marché de %s a lieu dimanche.\"".formatted(name));
        TemplateView changed = holds(one -> one.health().standing() == Standing.DRIFTED);

        assertThat(as("marketing", () -> drift.adopt(changed.id()))).isEqualTo(id);
        assertThat(as("marketing", () -> drafts.view(id)).document().canonical()).contains("dimanche");
        assertThat(held().isLive()).isFalse();
        approve(id);

        TemplateView adopted = holds(one -> Integer.valueOf(2).equals(one.health().number()));
        assertThat(adopted.isLive()).isTrue();
        await().atMost(PATIENCE).pollInSameThread().until(() -> version(id, 2).state() == VersionState.LIVE);
        assertThat(version(id, 1).state()).isEqualTo(VersionState.SUPERSEDED);
        Rejected gone = catchThrowableOfType(Rejected.class, () -> as("marketing", () -> drift.adopt(changed.id())));
        assertThat(gone.code()).isEqualTo("drift.gone");
    }

    @Test
    void aNewCategoryReopensTheReviewAndWhoRefusesItStopsTheTemplate() {
        UUID id = live(body("La collecte de " + name + " est avancée."));
        judge("recategorise", "\"category\":\"MARKETING\"");
        await().atMost(PATIENCE).pollInSameThread().until(() -> versions(id).size() == 2);
        Version reopened = version(id, 2);
        assertThat(reopened.origin()).isEqualTo("category");
        assertThat(reopened.state()).isEqualTo(VersionState.IN_REVIEW);
        assertThat(reopened.document().category()).isEqualTo("MARKETING");
        assertThat(reopened.document().languages()).isEqualTo(version(id, 1).document().languages());
        assertThat(held().category()).isEqualTo("MARKETING");
        assertThat(held().isLive()).as("under the rules of marketing").isTrue();

        as("approver", () -> reviews.decide(id, 2, 1, reopened.hash(), Verdict.REJECTED, "Nous n'en faisons pas de publicité."));

        assertThat(held().isLive()).isFalse();
        judge("quality", "\"score\":\"GREEN\"");
        holds(one -> one.health().quality().equals("GREEN"));
        assertThat(versions(id)).as("nobody is asked again").hasSize(2);
    }

    @Test
    void anAgreedCategoryChangesNothingAtThePlatform() {
        UUID id = live(body("Le guichet de " + name + " change d'horaires."));
        judge("recategorise", "\"category\":\"MARKETING\"");
        await().atMost(PATIENCE).pollInSameThread().until(() -> versions(id).size() == 2);
        as("approver", () -> reviews.decide(id, 2, 1, version(id, 2).hash(), Verdict.APPROVED, null));

        await().atMost(PATIENCE).pollInSameThread().until(() -> version(id, 2).state() == VersionState.LIVE);
        assertThat(held().health().number()).isEqualTo(2);
        assertThat(held().isLive()).isTrue();
    }

    @Test
    void aRefusalIsKeptWithItsReasonAndTheNextVersionTakesItsPlace() {
        UUID id = live(body("Les inscriptions de " + name + " sont ouvertes."));
        judge("reject", "\"reason\":\"INVALID_FORMAT\"");
        TemplateView refused = holds(one -> one.status().equals("REJECTED"));
        assertThat(refused.health().reason()).isEqualTo("INVALID_FORMAT");
        assertThat(refused.health().recommendation()).isNotBlank();
        await().atMost(PATIENCE).pollInSameThread().until(() -> version(id, 1).state() == VersionState.REFUSED);
        assertThat(told()).contains("review.refused");

        as("marketing", () -> drafts.save(id, 1, document(body("Les inscriptions de " + name + " sont ouvertes en mairie."))));
        approve(id);
        await().atMost(PATIENCE).pollInSameThread().until(() -> version(id, 2).state() == VersionState.LIVE);
        assertThat(held().body()).contains("en mairie");
        assertThat(held().health().reason()).isNull();
    }

    @Test
    void aPausedTemplateIsNotSentAndADeletedOnesNameRests() {
        UUID id = live(body("Le bus de " + name + " est dévié."));
        judge("pause", "\"x\":1");
        TemplateView paused = holds(one -> one.status().equals("PAUSED"));
        assertThat(paused.isLive()).isFalse();
        assertThat(paused.health().pausedUntil()).isBetween(Instant.now().plus(Duration.ofMinutes(170)), Instant.now().plus(Duration.ofMinutes(181)));
        judge("quality", "\"score\":\"RED\"");
        holds(one -> one.health().quality().equals("RED"));
        assertThat(told()).contains("template.paused", "template.low");

        as("marketing", () -> upkeep.unpause(paused.id()));
        assertThat(holds(TemplateView::isLive).health().pausedUntil()).isNull();
        as("marketing", () -> upkeep.archive(paused.id()));
        assertThat(holds(one -> one.status().equals("ARCHIVED")).isLive()).isFalse();
        assertThat(catchThrowableOfType(Rejected.class, () -> as("marketing", () -> upkeep.unpause(paused.id()))).code()).isEqualTo("upkeep.state");
        as("marketing", () -> upkeep.unarchive(paused.id()));
        holds(TemplateView::isLive);
        assertThat(catchThrowableOfType(Rejected.class, () -> as("approver", () -> upkeep.delete(paused.id()))).code()).isEqualTo("permission.denied");

        as("marketing", () -> upkeep.delete(paused.id()));
        holds(one -> one.status().equals("DELETED"));
        assertThat(version(id, 1).state()).isEqualTo(VersionState.RETIRED);
        assertThat(as("marketing", () -> drafts.findings(id))).extracting(Finding::code).contains("name.resting");
        Rejected resting = catchThrowableOfType(Rejected.class, () -> as("marketing", () -> reviews.submit(id, 1)));
        assertThat(resting.code()).isEqualTo("template.lint");
    }

    @Test
    void theFailingTokenOfOneTenantStopsNoOther() {
        ChannelAccount account = as("marketing", () -> channels.accounts()).get(0);
        String own = as("marketing", () -> channels.token(account.id()));
        String rotten = "rotten-" + name;
        connect(account, rotten);
        control("tokens/revoke", "{\"token\":\"" + rotten + "\"}");
        try {
            int before = as("marketing", () -> templates.all()).size();
            SyncView failed = as("marketing", () -> syncs.now());
            assertThat(failed.failures()).extracting(SyncView.Failure::code).containsExactly("190");
            assertThat(as("marketing", () -> templates.all())).hasSize(before).noneMatch(one -> one.status().equals("DELETED")
                    && one.changedAt().isAfter(failed.at()));
            SyncView other = as("pharmacie-du-parc", "marketing", () -> syncs.now());
            assertThat(other.failures()).isEmpty();
            assertThat(other.seen()).isPositive();
        } finally {
            connect(account, own);
        }
        assertThat(as("marketing", () -> syncs.now()).failures()).isEmpty();
    }

    private void connect(ChannelAccount account, String token) {
        as("admin", () -> channels.connect(new Channels.NewAccount(account.channel(), account.businessId(), account.accountId(),
                account.displayName(), token)));
    }

    /** Written, approved, sent, and judged well. @return the template */
    private UUID live(String components) {
        UUID id = as("marketing", () -> drafts.create(document(components)));
        approve(id);
        await().atMost(PATIENCE).pollInSameThread().until(() -> version(id, 1).state() == VersionState.LIVE);
        return id;
    }

    private void approve(UUID id) {
        Version version = as("marketing", () -> reviews.submit(id, drafts.view(id).revision()));
        as("approver", () -> reviews.decide(id, version.number(), 1, version.hash(), Verdict.APPROVED, null));
    }

    private TemplateDocument document(String components) {
        return TemplateDocument.parse("{\"name\":\"" + name + "\",\"category\":\"UTILITY\",\"languages\":{\"fr\":{\"components\":["
                + components + "]}}}");
    }

    private static String body(String text) {
        return "{\"type\":\"BODY\",\"text\":\"" + text + "\"}";
    }

    private TemplateView held() {
        return as("marketing", () -> templates.find(name, "fr")).orElseThrow();
    }

    private TemplateView holds(Predicate<TemplateView> what) {
        return await().atMost(PATIENCE).pollInSameThread().until(this::held, what);
    }

    private Version version(UUID id, int number) {
        return as("marketing", () -> reviews.version(id, number));
    }

    private List<Version> versions(UUID id) {
        return as("marketing", () -> reviews.versions(id));
    }

    /** What the author was told about this template. */
    private List<String> told() {
        return as("marketing", () -> notices.mine(200)).stream().filter(one -> one.words().contains(name)).map(NoticeView::kind).toList();
    }

    private void judge(String verdict, String more) {
        control("templates/judge", "{\"waba\":\"" + WABA + "\",\"name\":\"" + name + "\",\"verdict\":\"" + verdict + "\"," + more + "}");
    }

    private static void control(String path, String body) {
        try {
            String sandbox = Settings.address("ENTREGENT_GRAPH_URL").toString().replaceFirst("/graph$", "/control/");
            HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(sandbox + path))
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void as(String job, Runnable work) {
        as(TOWN, job, () -> {
            work.run();
            return null;
        });
    }

    private <T> T as(String job, Supplier<T> work) {
        return as(TOWN, job, work::get);
    }

    private <T> T as(String slug, String job, Callable<T> work) {
        Tenant tenant = tenancy.bySlug(slug).orElseThrow();
        UUID user = UUID.nameUUIDFromBytes(("entregent-demo:" + job + "@" + slug + ".example").getBytes(StandardCharsets.UTF_8));
        return Scope.tenant(tenant.id(), user).call(() -> {
            Actor actor = access.enter(tenant, new Identity(user, job, false, "fresh", Instant.now()), null, null).orElseThrow();
            try (ThreadBound.Opened acting = actor.act()) {
                return work.call();
            } catch (RuntimeException refused) {
                throw refused;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}
