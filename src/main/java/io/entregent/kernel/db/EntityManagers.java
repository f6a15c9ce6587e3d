package io.entregent.kernel.db;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Makes the transaction-scoped EntityManager injectable, as Jakarta EE 11 will do by itself. */
@Dependent
public class EntityManagers {

    @Produces
    @PersistenceContext(unitName = "portal")
    private EntityManager entityManager;
}
