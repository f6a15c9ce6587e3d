package io.entregent.inbox.automation;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The settings, and what was answered when. */
@ApplicationScoped
public class AutomationSql {

    @Inject
    private Sql sql;

    public Optional<AutomationView> find() {
        return sql.first("select * from automation where tenant_id = ?", row -> new AutomationView(row.getBoolean("greets"),
                row.getString("greeting_en"), row.getString("greeting_fr"), row.getBoolean("away"), row.getString("away_en"),
                row.getString("away_fr"), row.getBoolean("button"), Hours.read(row.getString("hours"))), Scope.requireTenant());
    }

    void save(AutomationView one, UUID by, Instant now) {
        sql.update("insert into automation (tenant_id, greets, greeting_en, greeting_fr, away, away_en, away_fr, button, hours, changed_by,"
                + " changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id) do update set greets = excluded.greets,"
                + " greeting_en = excluded.greeting_en, greeting_fr = excluded.greeting_fr, away = excluded.away, away_en = excluded.away_en,"
                + " away_fr = excluded.away_fr, button = excluded.button, hours = excluded.hours, changed_by = excluded.changed_by,"
                + " changed_at = excluded.changed_at", Scope.requireTenant(), one.greets(), one.greetingEn(), one.greetingFr(), one.away(),
                one.awayEn(), one.awayFr(), one.button(), one.hours().stored(), by, now);
    }

    /** @return false if that was said in this conversation since then */
    public boolean first(UUID conversation, String kind, Instant now, Instant since) {
        return sql.update("insert into automation_said (tenant_id, conversation_id, kind, at) values (?, ?, ?, ?)"
                + " on conflict (tenant_id, conversation_id, kind) do update set at = excluded.at where automation_said.at < ?",
                Scope.requireTenant(), conversation, kind, now, since) == 1;
    }
}
