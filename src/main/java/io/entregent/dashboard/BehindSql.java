package io.entregent.dashboard;

import io.entregent.kernel.Cursor;
import io.entregent.kernel.Span;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the counted figures count, one by one and by the same conditions, newest first. */
@ApplicationScoped
class BehindSql {

    /** As CountSql counts: the last message of a conversation on a day, and whether somebody answered within its window. */
    private static final String WINDOWS = """
            with heard as (
              select distinct on (conversation_id, day) conversation_id, at, placed_at from (
                select conversation_id, at, placed_at, date_trunc('day', created_at at time zone ?) as day from message
                where tenant_id = ? and direction = 'in' and created_at >= ? and created_at < ?) arrived
              order by conversation_id, day, placed_at desc)
            select conversation_id as id, at, null as purpose, case when exists (select 1 from message o where o.tenant_id = ?
                and o.conversation_id = h.conversation_id and o.direction = 'out' and o.author is not null and o.status <> 'failed'
                and o.placed_at > h.placed_at and o.created_at < h.at + interval '24 hours') then 'answered'
              when h.at + interval '24 hours' <= ? then 'lapsed' else 'waiting' end as what from heard h""";

    private static final String LAPSING = """
            select c.id, c.window_expires_at as at, null as purpose, 'lapsing' as what from conversation c
            where c.tenant_id = ? and c.state = 'open' and c.window_expires_at > ? and c.window_expires_at <= ?
            and not exists (select 1 from message m where m.tenant_id = c.tenant_id and m.conversation_id = c.id
              and m.direction = 'out' and m.author is not null and m.status <> 'failed' and m.placed_at > c.last_inbound_at)""";

    private static final String REACHED = """
            select conversation_id as id, max(created_at) as at, null as purpose, 'reached' as what from message
            where tenant_id = ? and direction = 'out' and template is not null and status <> 'failed'
            and created_at >= ? and created_at < ? group by conversation_id""";

    private static final String CONSENTS = """
            select id, at, purpose, type as what, contact_id from consent_event
            where tenant_id = ? and at >= ? and at < ? and not awaits_confirmation and type = any(?)""";

    @Inject
    private Sql sql;

    List<Behind> windows(Span span, String what, Instant now, Cursor after, int most) {
        UUID tenant = Scope.requireTenant();
        return list(WINDOWS, "what = ?", BehindSql::conversation, after, most, span.zone().getId(), tenant, span.begin(), span.end(), tenant, now, what);
    }

    List<Behind> lapsing(Instant now, Instant until, Cursor after, int most) {
        return list(LAPSING, "true", BehindSql::conversation, after, most, Scope.requireTenant(), now, until);
    }

    List<Behind> reached(Span span, Cursor after, int most) {
        return list(REACHED, "true", BehindSql::conversation, after, most, Scope.requireTenant(), span.begin(), span.end());
    }

    List<Behind> consents(Span span, List<String> types, Cursor after, int most) {
        return list(CONSENTS, "true", row -> new Behind(Sql.uuid(row, "id"), Sql.instant(row, "at"), row.getString("what"),
                row.getString("purpose"), null, Sql.uuid(row, "contact_id"), null), after, most, Scope.requireTenant(), span.begin(), span.end(),
                types.toArray(String[]::new));
    }

    /** Whom these conversations are with. */
    Map<UUID, UUID> contacts(Collection<UUID> conversations) {
        Map<UUID, UUID> contacts = new HashMap<>();
        sql.list("select id, contact_id from conversation where tenant_id = ? and id = any(?)", row -> contacts.put(Sql.uuid(row, "id"),
                Sql.uuid(row, "contact_id")), Scope.requireTenant(), conversations.toArray(UUID[]::new));
        return contacts;
    }

    private List<Behind> list(String query, String condition, Sql.Row<Behind> row, Cursor after, int most, Object... given) {
        List<Object> values = new ArrayList<>(List.of(given));
        String more = "";
        if (after != null) {
            more = " and (at, id) < (?, ?)";
            values.add(after.at());
            values.add(after.id());
        }
        values.add(most);
        return sql.list("select * from (" + query + ") counted where " + condition + more + " order by at desc, id desc limit ?", row, values.toArray());
    }

    private static Behind conversation(ResultSet row) throws SQLException {
        return new Behind(Sql.uuid(row, "id"), Sql.instant(row, "at"), row.getString("what"), null, Sql.uuid(row, "id"), null, null);
    }
}
