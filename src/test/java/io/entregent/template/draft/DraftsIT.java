package io.entregent.template.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entregent.InServer;
import io.entregent.audit.AuditFilter;
import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.kernel.Rejected;
import io.entregent.rights.People;
import io.entregent.template.content.TemplateDocument;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Drafts against the real database: two writers, two tenants, and what the trail tells. */
class DraftsIT extends InServer {

    private static final String LUMEN = "maison-lumen";

    @Inject
    private People people;

    @Inject
    private Drafts drafts;

    @Inject
    private SampleFiles samples;

    @Inject
    private AuditLog log;

    private final String name = "essai_" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theSecondOfTwoWritersIsToldAndNothingIsLost() {
        UUID id = as(LUMEN, "marketing", () -> drafts.create(says("Bonjour à tous.")));
        assertThat(as(LUMEN, "marketing", () -> drafts.save(id, 1, says("De la première.")))).isEqualTo(2);

        Rejected stale = catchThrowableOfType(Rejected.class, () -> as(LUMEN, "admin", () -> drafts.save(id, 1, says("De la seconde."))));

        assertThat(stale.code()).isEqualTo("draft.stale");
        assertThat(stale.kind().status()).isEqualTo(409);
        assertThat(stale.details().get("document").toString()).contains("De la première.");
        assertThat(as(LUMEN, "admin", () -> drafts.save(id, 2, says("De la seconde.")))).isEqualTo(3);
        DraftSnapshot snapshot = as(LUMEN, "marketing", () -> drafts.snapshot(id));
        assertThat(snapshot.document().canonical()).contains("De la seconde.");
        assertThat(snapshot.authors()).containsExactlyInAnyOrder(user(LUMEN, "marketing"), user(LUMEN, "admin"));
    }

    @Test
    void savingTheSameAgainChangesNothing() {
        UUID id = as(LUMEN, "marketing", () -> drafts.create(says("Bonjour à tous.")));
        assertThat(as(LUMEN, "marketing", () -> drafts.save(id, 1, says("Bonjour à tous.")))).isEqualTo(1);
    }

    @Test
    void anotherTenantsDraftDoesNotExist() {
        UUID id = as(LUMEN, "marketing", () -> drafts.create(says("Bonjour à tous.")));
        String parc = "pharmacie-du-parc";
        for (Runnable attempt : new Runnable[] {() -> drafts.view(id), () -> drafts.snapshot(id), () -> drafts.findings(id),
            () -> drafts.save(id, 1, says("Volé.")), () -> drafts.discard(id), () -> drafts.copy(id), () -> drafts.fromExisting(name)}) {
            Rejected refused = catchThrowableOfType(Rejected.class, () -> as(parc, "marketing", () -> {
                attempt.run();
                return null;
            }));
            assertThat(refused.kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
        }
        assertThat(as(parc, "marketing", () -> drafts.all())).extracting(DraftView::id).doesNotContain(id);
    }

    @Test
    void whoMayOnlyReadCannotWrite() {
        Rejected refused = catchThrowableOfType(Rejected.class, () -> as(LUMEN, "approver", () -> drafts.create(says("Non."))));
        assertThat(refused.code()).isEqualTo("permission.denied");
    }

    @Test
    void everySavingIsInTheTrail() {
        UUID id = as(LUMEN, "marketing", () -> drafts.create(says("Bonjour à tous.")));
        as(LUMEN, "marketing", () -> drafts.save(id, 1, says("Bonsoir à tous.")));
        as(LUMEN, "marketing", () -> {
            drafts.discard(id);
            return null;
        });
        AuditFilter about = new AuditFilter(null, null, null, null, id.toString(), null);
        assertThat(as(LUMEN, "compliance", () -> log.find(about, null, 10)).rows()).extracting(AuditRow::type)
                .containsExactly("template.draftDiscarded", "template.draftSaved", "template.drafted");
    }

    @Test
    void aTemplateThatThePlatformHoldsIsOpenedOnceInAllItsLanguages() {
        UUID id = as(LUMEN, "marketing", () -> drafts.fromExisting("order_ready"));
        assertThat(as(LUMEN, "marketing", () -> drafts.fromExisting("order_ready"))).isEqualTo(id);
        assertThat(as(LUMEN, "marketing", () -> drafts.view(id)).document().languages()).containsKeys("fr", "en");
    }

    @Test
    void theSameWordingUnderAnotherNameIsFound() {
        TemplateDocument twin = as(LUMEN, "marketing", () -> drafts.view(drafts.fromExisting("info_fermeture"))).document();
        UUID id = as(LUMEN, "marketing", () -> drafts.create(new TemplateDocument(name, twin.category(), twin.languages())));
        assertThat(as(LUMEN, "marketing", () -> drafts.findings(id))).extracting("code").contains("wording.duplicate");
    }

    @Test
    void aSampleFileIsKnownByItsBytes() {
        byte[] picture = HexFormat.of().parseHex("89504e470d0a1a0a" + "00".repeat(16));
        String handle = as(LUMEN, "marketing", () -> samples.store(picture, "carte.png", "IMAGE"));
        assertThat(handle).startsWith("sample:").hasSize(7 + 64);
        assertThat(as(LUMEN, "approver", () -> samples.read(handle)).bytes()).isEqualTo(picture);
        assertThat(catchThrowableOfType(Rejected.class, () -> as("banque-horizon", "marketing", () -> samples.read(handle))).kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(catchThrowableOfType(Rejected.class, () -> as(LUMEN, "marketing",
                () -> samples.store("MZ programme".getBytes(StandardCharsets.US_ASCII), "image.png", "IMAGE"))).code()).isEqualTo("sample.type");
        assertThat(catchThrowableOfType(Rejected.class, () -> as(LUMEN, "marketing", () -> samples.store(picture, "film.png", "VIDEO"))).code())
                .isEqualTo("sample.type");
    }

    private TemplateDocument says(String text) {
        return TemplateDocument.parse("{\"name\":\"" + name + "\",\"category\":\"UTILITY\",\"languages\":{\"fr\":{\"components\":"
                + "[{\"type\":\"BODY\",\"text\":\"" + text + "\"}]}}}");
    }

    private static UUID user(String slug, String job) {
        return UUID.nameUUIDFromBytes(("entregent-demo:" + job + "@" + slug + ".example").getBytes(StandardCharsets.UTF_8));
    }

    private <T> T as(String slug, String job, Supplier<T> work) {
        return people.as(job, slug, work);
    }
}
