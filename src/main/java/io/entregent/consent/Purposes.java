package io.entregent.consent;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For what the current tenant writes to people. */
@ApplicationScoped
@Transactional
public class Purposes {

    static final int USUAL_MONTHS = 24;
    private static final Set<String> BASES = Set.of("consent", "explicit_consent", "contract", "legitimate_interest",
            "legal_obligation", "public_task");
    private static final List<PurposeView> BUILT_IN = List.of(
            new PurposeView(Purpose.SERVICE, 0, "Service", "Service",
                    "To answer you and to tell you how your request goes on.",
                    "Pour vous répondre et vous tenir au courant de votre demande.", "contract", "name phone messages", null,
                    false, null, null),
            new PurposeView(Purpose.MARKETING, 0, "Offers and news", "Offres et actualités",
                    "To send you offers and news.", "Pour vous envoyer des offres et des actualités.", "consent", "name phone",
                    USUAL_MONTHS, false, null, null),
            new PurposeView(Purpose.SURVEY, 0, "Surveys", "Enquêtes", "To ask for your opinion.",
                    "Pour vous demander votre avis.", "consent", "name phone", USUAL_MONTHS, false, null, null));

    @Inject
    private PurposeSql sql;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** For other rooms too; without those that are no longer used. */
    public List<Purpose> all() {
        return described().stream().filter(one -> !one.retired()).map(PurposeView::purpose).toList();
    }

    /** Built-in purposes first. */
    public List<PurposeView> described() {
        Map<String, PurposeView> known = new LinkedHashMap<>();
        BUILT_IN.forEach(one -> known.put(one.purpose().code(), one));
        sql.newest().forEach(one -> known.put(one.purpose().code(), one));
        return List.copyOf(known.values());
    }

    /** @throws Rejected {@code purpose.unknown} */
    public PurposeView described(String code) {
        return described().stream().filter(one -> one.purpose().code().equals(code)).findFirst()
                .orElseThrow(() -> Rejected.invalid("purpose.unknown"));
    }

    /** @throws Rejected {@code purpose.unknown} */
    public Purpose require(String code) {
        return described(code).purpose();
    }

    /** Until when what is given now for a purpose holds; null for ever. */
    Instant validUntil(Purpose purpose, Instant given) {
        Integer months = described(purpose.code()).validityMonths();
        return months == null ? null : given.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    public List<PurposeView> versions(String code) {
        access.require(Permission.CONSENT_READ);
        return sql.versions(code);
    }

    /**
     * Writes the next version of a purpose, or a new one. Of a built-in purpose the kind stays.
     *
     * @throws Rejected purpose.code, purpose.words, purpose.basis, purpose.kindFixed
     */
    public PurposeView put(PurposeView wanted) {
        access.require(Permission.CONSENT_MANAGE);
        String code = wanted.purpose().code();
        if (!code.matches("[a-z][a-z0-9_]{0,39}")) {
            throw Rejected.invalid("purpose.code");
        }
        if (List.of(wanted.nameEn(), wanted.nameFr(), wanted.textEn(), wanted.textFr()).stream()
                .anyMatch(words -> words.isBlank() || words.length() > 1000)) {
            throw Rejected.invalid("purpose.words");
        }
        boolean agreed = wanted.legalBasis().endsWith("consent");
        if (!BASES.contains(wanted.legalBasis()) || wanted.purpose().needsConsent() != agreed) {
            throw Rejected.invalid("purpose.basis");
        }
        PurposeView before = described().stream().filter(one -> one.purpose().code().equals(code)).findFirst().orElse(null);
        if (before != null && before.purpose().kind() != wanted.purpose().kind()) {
            throw Rejected.conflict("purpose.kindFixed");
        }
        PurposeView next = new PurposeView(wanted.purpose(), before == null ? 1 : before.version() + 1, wanted.nameEn().strip(),
                wanted.nameFr().strip(), wanted.textEn().strip(), wanted.textFr().strip(), wanted.legalBasis(),
                wanted.dataKinds(), wanted.validityMonths(), wanted.retired(), clock.instant(), Actor.current().id());
        if (!sql.add(next, Actor.current().id(), clock.instant())) {
            throw Rejected.conflict("purpose.changedMeanwhile");
        }
        audit.record(AuditEvent.done("consent.purposeWritten", "purpose", code).fact("version", next.version())
                .fact("basis", next.legalBasis()).fact("months", next.validityMonths()).fact("retired", next.retired()));
        return next;
    }
}
