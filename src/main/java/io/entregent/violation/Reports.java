package io.entregent.violation;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.contact.ContactErasing;
import io.entregent.contact.ContactsMerged;
import io.entregent.dlp.Hit;
import io.entregent.dlp.Scan;
import io.entregent.kernel.Ids;
import io.entregent.kernel.db.Signals;
import io.entregent.screening.ContentScreening;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts into the queue, and lets go of persons who are erased. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Reports {

    static final String EXCERPT = "violation.excerpt";
    private static final int AROUND = 50;

    @Inject
    private ViolationSql sql;

    @Inject
    private ContentScreening screenings;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    /** @return empty if it was told before */
    public Optional<UUID> add(Report report) {
        UUID id = Ids.next();
        Optional<Hit> hit = strongest(report.scan());
        byte[] hash = hit.map(one -> screenings.hash(report.scan().text().substring(one.from(), one.to()))).orElse(null);
        byte[] excerpt = report.person() == null ? null : hit.map(one -> vault.seal(report.person().subject(), EXCERPT,
                report.scan().strict().excerpt(one, AROUND))).orElse(null);
        Report.Place place = report.place();
        boolean added = sql.add(vault.lookup("violation.once", report.once()), new ViolationSql.Row(id, report.rule(), report.severity(),
                report.source(), State.OPEN, kinds(report.scan()), hash, report.person() == null ? null : report.person().subject(),
                excerpt, report.actor(), report.person() == null ? null : report.person().contact(), place.conversation(),
                place.message(), place.objectType(), place.objectId(), report.details(), clock.instant(), null, null, null, null));
        if (!added) {
            return Optional.empty();
        }
        AuditEvent event = AuditEvent.done("violation.found", "violation", id).fact("rule", report.rule())
                .fact("severity", report.severity().code()).fact("source", report.source().code());
        audit.record(report.person() == null ? event : event.subject(report.person().subject()));
        signals.raise("violation", id.toString());
        return Optional.of(id);
    }

    void erased(@Observes ContactErasing event) {
        sql.forget(event.contacts().toArray(UUID[]::new));
    }

    void merged(@Observes ContactsMerged event) {
        sql.move(event.from(), event.into());
    }

    private static Optional<Hit> strongest(Scan scan) {
        return scan == null ? Optional.empty() : scan.hits().stream().max(Comparator.comparing(Hit::verdict).thenComparing(Hit::confidence));
    }

    private static List<String> kinds(Scan scan) {
        return scan == null ? List.of() : scan.hits().stream().map(hit -> hit.kind().code()).distinct().toList();
    }
}
