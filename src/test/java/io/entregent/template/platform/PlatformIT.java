package io.entregent.template.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.entregent.SandboxControl;
import io.entregent.audit.AuditFilter;
import io.entregent.audit.AuditRow;
import io.entregent.channel.ChannelAccount;
import io.entregent.kernel.Rejected;
import io.entregent.template.TemplateView.Standing;
import io.entregent.template.TemplateView;
import io.entregent.template.lint.Finding;
import io.entregent.template.review.Trouble;
import io.entregent.template.review.Verdict;
import io.entregent.template.review.Version;
import io.entregent.template.review.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Approved versions, the sandbox that plays the platform, and the wire between them. */
class PlatformIT extends AtThePlatform {

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
        assertThat(troubled(id, 2).why()).isEqualTo(Trouble.LIMIT);
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
        SandboxControl.post("tokens/revoke", "{\"token\":\"" + rotten + "\"}");
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
}
