package io.entregent.channel;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The journal as its worker sees it: one tenant's rows. */
@ApplicationScoped
class JournalSql {

    static final String OPEN = """
            select encode(digest, 'hex') as ref, channel, body from webhook_journal
            where tenant_id = ? and body is not null and digest = any(?)
            order by received_at""";

    static final String DONE = """
            update webhook_journal set body = null, done_at = ?
            where tenant_id = ? and digest = any(?)""";

    @Inject
    private Sql sql;

    /**
     * @param ref  the digest in hexadecimal
     * @param body sealed
     */
    record Row(String ref, String channel, byte[] body) {
    }

    List<Row> open(Collection<String> refs) {
        return sql.list(OPEN,
                row -> new Row(row.getString("ref"), row.getString("channel"), row.getBytes("body")),
                Scope.requireTenant(), digests(refs));
    }

    void done(Collection<String> refs, Instant now) {
        sql.update(DONE, now, Scope.requireTenant(), digests(refs));
    }

    /**
     * As an array that stands alone: PostgreSQL looks a row up by its key only when nothing in the comparison could tell what the
     * row's policy hides, and a function such as decode() could. With it every batch read the tenant's whole journal.
     */
    private static byte[][] digests(Collection<String> refs) {
        return refs.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
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
