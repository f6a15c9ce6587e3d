package io.entregent.template.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.template.content.TemplateDocument;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two people press the button at the same time, against PostgreSQL. */
class ApprovalRaceIT extends InServer {

    private static final int FEW = 20;
    private static final int MANY = 1000;
    private static final String DOCUMENT = """
            {"name":"race","category":"UTILITY","languages":{"fr":{"components":[{"type":"BODY","text":"Votre commande est prête."}]}}}""";

    @Inject
    private Reviews reviews;

    @Inject
    private Plans plans;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private Tenant bank;

    @BeforeEach
    void aPlanWithTwoReviewersOfTheFirstLevel() {
        bank = tenancy.bySlug("banque-horizon").orElseThrow();
        as("admin", () -> {
            plans.set("UTILITY", List.of(new Level(1, "Either", Set.of(), Set.of(id("approver"), id("compliance"))),
                    new Level(2, "Last", Set.of(), Set.of(id("admin")))));
            return null;
        });
    }

    @AfterEach
    void stop() {
        two.shutdownNow();
        as("admin", () -> {
            plans.set("UTILITY", List.of(new Level(1, "Approval", Set.of(io.entregent.access.Role.APPROVER), Set.of())));
            return null;
        });
    }

    @Test
    void ofTwoWhoApproveAtOnceOneDoesAndTheOtherIsTold() throws Exception {
        race(FEW);
    }

    /** {@code ./mvnw -Praces verify} */
    @Test
    @Tag("long")
    void soItIsAThousandTimes() throws Exception {
        Instant begin = Instant.now();
        race(MANY);
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO,
                MANY + " races in " + Duration.between(begin, Instant.now()).toSeconds() + " s");
    }

    private void race(int rounds) throws Exception {
        TemplateDocument document = TemplateDocument.parse(DOCUMENT);
        Map<String, Integer> outcomes = new HashMap<>();
        for (int round = 0; round < rounds; round++) {
            UUID template = UUID.randomUUID();
            as("marketing", () -> {
                transaction.begin();
                reviews.handIn(template, document, id("marketing"), Set.of(id("marketing")), "draft");
                transaction.commit();
                return null;
            });
            CyclicBarrier start = new CyclicBarrier(2);
            Future<String> one = two.submit(() -> attempt("approver", template, document, start));
            Future<String> other = two.submit(() -> attempt("compliance", template, document, start));
            String both = List.of(one.get(), other.get()).stream().sorted().toList().toString();
            outcomes.merge(both, 1, Integer::sum);
            as("admin", () -> reviews.decide(template, 1, 2, document.hash(), Verdict.REJECTED, "only a race"));
        }
        assertThat(outcomes).isEqualTo(Map.of("[approval.stale 409, approved]", rounds));
    }

    @Test
    void theDatabaseItselfRefusesWhatWasNotApproved() {
        TemplateDocument document = TemplateDocument.parse(DOCUMENT);
        UUID template = UUID.randomUUID();
        as("marketing", () -> {
            transaction.begin();
            reviews.handIn(template, document, id("marketing"), Set.of(id("marketing")), "draft");
            transaction.commit();
            return null;
        });

        assertThatThrownBy(() -> as("approver", () -> {
            reviews.decide(template, 1, 1, "0".repeat(64), Verdict.APPROVED, null);
            return null;
        })).hasRootCauseMessage("approval.stale");
        assertThatThrownBy(() -> as("marketing", () -> reviews.decide(template, 1, 1, document.hash(), Verdict.APPROVED, null)))
                .hasRootCauseMessage("approval.fourEyes");
    }

    @Test
    void withoutAFreshProofNothingIsDecided() {
        assertThatThrownBy(() -> in("approver", Instant.now().minus(Duration.ofMinutes(6)), "fresh",
                () -> reviews.decide(UUID.randomUUID(), 1, 1, "", Verdict.APPROVED, null))).hasRootCauseMessage("approval.stepUp");
        assertThatThrownBy(() -> in("approver", Instant.now(), "password",
                () -> reviews.decide(UUID.randomUUID(), 1, 1, "", Verdict.APPROVED, null))).hasRootCauseMessage("approval.stepUp");
    }

    private String attempt(String job, UUID template, TemplateDocument document, CyclicBarrier start) throws Exception {
        return as(job, () -> {
            start.await();
            try {
                reviews.decide(template, 1, 1, document.hash(), Verdict.APPROVED, null);
                return "approved";
            } catch (Rejected refused) {
                return refused.code() + " " + refused.kind().status();
            }
        });
    }

    private static UUID id(String job) {
        return UUID.nameUUIDFromBytes(("entregent-demo:" + job + "@banque-horizon.example").getBytes(StandardCharsets.UTF_8));
    }

    private <T> T as(String job, Callable<T> work) {
        return in(job, Instant.now(), "fresh", work);
    }

    private <T> T in(String job, Instant provenAt, String acr, Callable<T> work) {
        Identity who = new Identity(id(job), job, false, acr, provenAt);
        return Scope.tenant(bank.id(), who.userId()).call(() -> {
            Actor actor = access.enter(bank, who, null, null).orElseThrow();
            try (ThreadBound.Opened acting = actor.act()) {
                return work.call();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}
