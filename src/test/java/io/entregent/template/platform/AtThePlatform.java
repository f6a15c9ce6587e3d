package io.entregent.template.platform;

import static org.awaitility.Awaitility.await;

import io.entregent.InServer;
import io.entregent.SandboxControl;
import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.audit.AuditLog;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.notice.NoticeView;
import io.entregent.notice.Notices;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.draft.Drafts;
import io.entregent.template.draft.SampleFiles;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.Trouble;
import io.entregent.template.review.Verdict;
import io.entregent.template.review.Version;
import io.entregent.template.review.VersionState;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A town whose people write and approve templates, in front of the sandbox that plays the platform. */
abstract class AtThePlatform extends InServer {

    static final String TOWN = "ville-de-rivage";
    static final String WABA = "100000000000003";
    static final Duration PATIENCE = Duration.ofSeconds(120);

    @Inject
    Drafts drafts;

    @Inject
    SampleFiles samples;

    @Inject
    Reviews reviews;

    @Inject
    Templates templates;

    @Inject
    Drift drift;

    @Inject
    Upkeep upkeep;

    @Inject
    Syncs syncs;

    @Inject
    Channels channels;

    @Inject
    Notices notices;

    @Inject
    AuditLog log;

    @Inject
    Tenancy tenancy;

    @Inject
    Access access;

    final String name = "avis_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void theReviewersAreQuick() {
        SandboxControl.post("templates/review", "{\"mode\":\"auto\",\"after\":200}");
    }

    @AfterEach
    void theReviewersTakeTheirTime() {
        SandboxControl.post("templates/review", "{\"mode\":\"auto\",\"after\":3000}");
    }

    void connect(ChannelAccount account, String token) {
        as("admin", () -> channels.connect(new Channels.NewAccount(account.channel(), account.businessId(), account.accountId(),
                account.displayName(), token)));
    }

    /** Written, approved, sent, and judged well. @return the template */
    UUID live(String components) {
        UUID id = as("marketing", () -> drafts.create(document(components)));
        approve(id);
        await().atMost(PATIENCE).pollInSameThread().until(() -> version(id, 1).state() == VersionState.LIVE);
        return id;
    }

    void approve(UUID id) {
        Version version = as("marketing", () -> reviews.submit(id, drafts.view(id).revision()));
        as("approver", () -> reviews.decide(id, version.number(), 1, version.hash(), Verdict.APPROVED, null));
    }

    TemplateDocument document(String components) {
        return TemplateDocument.parse("{\"name\":\"" + name + "\",\"category\":\"UTILITY\",\"languages\":{\"fr\":{\"components\":["
                + components + "]}}}");
    }

    static String body(String text) {
        return "{\"type\":\"BODY\",\"text\":\"" + text + "\"}";
    }

    TemplateView held() {
        return as("marketing", () -> templates.find(name, "fr")).orElseThrow();
    }

    TemplateView holds(Predicate<TemplateView> what) {
        return await().atMost(PATIENCE).pollInSameThread().until(this::held, what);
    }

    /** Why a version does not go, once there is a reason. */
    Trouble troubled(UUID id, int number) {
        return troubled(id, number, PATIENCE);
    }

    Trouble troubled(UUID id, int number, Duration patience) {
        return await().atMost(patience).pollInSameThread().until(() -> as("marketing", () -> reviews.trouble(id, number)), Optional::isPresent).orElseThrow();
    }

    Version version(UUID id, int number) {
        return as("marketing", () -> reviews.version(id, number));
    }

    List<Version> versions(UUID id) {
        return as("marketing", () -> reviews.versions(id));
    }

    /** What the author was told about this template. */
    List<String> told() {
        return as("marketing", () -> notices.mine(200)).stream().filter(one -> one.words().contains(name)).map(NoticeView::kind).toList();
    }

    void judge(String verdict, String more) {
        SandboxControl.post("templates/judge", "{\"waba\":\"" + WABA + "\",\"name\":\"" + name + "\",\"verdict\":\"" + verdict + "\"," + more + "}");
    }

    void as(String job, Runnable work) {
        as(TOWN, job, () -> {
            work.run();
            return null;
        });
    }

    <T> T as(String job, Supplier<T> work) {
        return as(TOWN, job, work::get);
    }

    <T> T as(String slug, String job, Callable<T> work) {
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
