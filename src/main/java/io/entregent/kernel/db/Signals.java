package io.entregent.kernel.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Tells all nodes, after the commit, that something of a tenant changed. A signal carries a topic
 * and an id, never content: who hears it reads again through the authorised way.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Signals {

    static final String CHANNEL = "entregent";

    @Inject
    private Sql sql;

    /**
     * Delivered once per transaction however often it is raised (PostgreSQL folds equal notifications).
     *
     * @param id of the changed object, or "" for "something in this list"
     */
    public void raise(String topic, String id) {
        sql.list("select pg_notify(?, ?)", row -> null, CHANNEL, Scope.requireTenant() + " " + topic + " " + id);
    }
}
