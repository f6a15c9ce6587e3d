package io.entregent.inbox.figures;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Span;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Counts without people: who may read templates may read them. */
@ApplicationScoped
@Transactional
public class TemplateFigures {

    /** @param lines by name, language and version */
    public record Found(Span span, List<TemplateFigure> lines) {
    }

    @Inject
    private FigureSql sql;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /**
     * Of messages written in these days.
     *
     * @param from null for thirty days
     * @param to   null for today
     */
    public Found between(LocalDate from, LocalDate to) {
        access.require(Permission.TEMPLATE_READ);
        ZoneId zone = zones.current();
        Span span = Span.of(from, to, LocalDate.ofInstant(clock.instant(), zone), zone);
        return new Found(span, sql.figures(span));
    }

    /** That a file of them was taken along is written down. */
    public void recordExport(Span span) {
        access.require(Permission.TEMPLATE_READ);
        audit.record(AuditEvent.done("template.figures.exported", "tenant", Scope.requireTenant()).fact("from", span.from()).fact("to", span.to()));
    }
}
