package io.entregent.demo;

import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps two nodes that start at the same time apart. */
@ApplicationScoped
class DemoSql {

    @Inject
    private Sql sql;

    void oneAtATime() {
        sql.list("select pg_advisory_xact_lock(hashtext('entregent-demo'))", row -> null);
    }
}
