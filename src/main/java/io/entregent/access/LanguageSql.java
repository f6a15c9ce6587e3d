package io.entregent.access;

import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One row for each person who ever chose a language; its policy shows nobody another's. */
@ApplicationScoped
class LanguageSql {

    @Inject
    private Sql sql;

    Optional<String> of(UUID user) {
        return sql.first("select language from user_language where user_id = ?", row -> row.getString("language"), user);
    }

    void keep(UUID user, String language, Instant at) {
        sql.update("insert into user_language (user_id, language, at) values (?, ?, ?)"
                + " on conflict (user_id) do update set language = excluded.language, at = excluded.at", user, language, at);
    }
}
