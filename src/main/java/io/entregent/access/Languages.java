package io.entregent.access;

import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The language that a person chose, kept for every browser in which he or she logs in. */
@ApplicationScoped
@Transactional
public class Languages {

    @Inject
    private LanguageSql sql;

    @Inject
    private Clock clock;

    /** Of the person for whom this thread works. */
    public Optional<String> chosen() {
        UUID user = Scope.current().user();
        return user == null ? Optional.empty() : sql.of(user);
    }

    public void choose(String language) {
        UUID user = Scope.current().user();
        if (user != null) {
            sql.keep(user, language, clock.instant());
        }
    }
}
