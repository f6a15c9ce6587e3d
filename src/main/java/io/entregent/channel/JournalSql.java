package io.entregent.channel;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The journal as its worker sees it: one tenant's rows. */
@ApplicationScoped
class JournalSql {

    @Inject
    private Sql sql;

    /**
     * @param ref  the digest in hexadecimal
     * @param body sealed
     */
    record Row(String ref, String channel, byte[] body) {
    }

    List<Row> open(Collection<String> refs) {
        return sql.list("""
                select encode(digest, 'hex') as ref, channel, body from webhook_journal
                where tenant_id = ? and body is not null
                  and digest in (select decode(ref, 'hex') from unnest(?) as ref)
                order by received_at""",
                row -> new Row(row.getString("ref"), row.getString("channel"), row.getBytes("body")),
                Scope.requireTenant(), refs.toArray(String[]::new));
    }

    void done(Collection<String> refs, Instant now) {
        sql.update("""
                update webhook_journal set body = null, done_at = ?
                where tenant_id = ? and digest in (select decode(ref, 'hex') from unnest(?) as ref)""",
                now, Scope.requireTenant(), refs.toArray(String[]::new));
    }

    /** Lets go of bodies that nobody could work off: their rows stay as proof of receipt. */
    int forget(Instant before) {
        return sql.update("update webhook_journal set body = null where tenant_id = ? and body is not null and received_at < ?",
                Scope.requireTenant(), before);
    }

    /** One delivery of a tenant at a time: two that touch the same conversations would lock each other out. */
    void takeTurn(UUID tenant) {
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> null, "inbound " + tenant);
    }
}
