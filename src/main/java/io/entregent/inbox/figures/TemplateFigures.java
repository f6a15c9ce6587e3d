package io.entregent.inbox.figures;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Counts without people: who may read templates may read them. */
@ApplicationScoped
@Transactional
public class TemplateFigures {

    @Inject
    private FigureSql sql;

    @Inject
    private Access access;

    /** By name, language and version; of messages created in the time. */
    public List<TemplateFigure> between(Instant from, Instant to) {
        access.require(Permission.TEMPLATE_READ);
        return sql.figures(from, to);
    }
}
