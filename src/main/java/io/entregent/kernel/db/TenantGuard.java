package io.entregent.kernel.db;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import java.util.Objects;
import org.hibernate.Session;

/**
 * Tells PostgreSQL, as the first statement of every transaction, for whom it is. Runs inside the
 * container's transaction interceptor (priority 200) because the settings die with the transaction.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
public class TenantGuard implements Serializable {

    private static final String STAMP = TenantGuard.class.getName();

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private transient TransactionSynchronizationRegistry transaction;

    @Inject
    private transient EntityManager entityManager;

    @AroundInvoke
    Object guard(InvocationContext call) throws Exception {
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            Scope scope = Scope.current();
            Object stamped = transaction.getResource(STAMP);
            if (stamped == null) {
                tell(scope);
                transaction.putResource(STAMP, scope);
            } else if (!stamped.equals(scope)) {
                throw new IllegalStateException("The scope changed inside a transaction");
            }
        }
        return call.proceed();
    }

    private void tell(Scope scope) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (var set = connection.prepareStatement("select set_config('app.tenant', ?, true),"
                    + " set_config('app.user', ?, true), set_config('app.scope', ?, true)")) {
                set.setString(1, Objects.toString(scope.tenant(), ""));
                set.setString(2, Objects.toString(scope.user(), ""));
                set.setString(3, Objects.toString(scope.system(), ""));
                set.execute();
            }
        });
    }
}
