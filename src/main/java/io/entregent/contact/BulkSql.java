package io.entregent.contact;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Statements for many people at once. */
@ApplicationScoped
class BulkSql {

    @Inject
    private Sql sql;

    Set<String> suppressed(String channel, Collection<String> hashes) {
        return new HashSet<>(sql.list("select encode(hash, 'hex') as hash from suppression where tenant_id = ? and channel = ?"
                + " and hash = any(?)", row -> row.getString("hash"),
                Scope.requireTenant(), channel, bytes(hashes)));
    }

    /** The person as it is now: of a merged row, the row that it was merged into. */
    Map<String, BulkContacts.Known> find(String channel, Collection<String> hashes) {
        Map<String, BulkContacts.Known> found = new HashMap<>();
        sql.list("select encode(i.hash, 'hex') as hash, p.id, p.subject_id from contact_identity i join contact c"
                        + " on c.tenant_id = i.tenant_id and c.id = i.contact_id join contact p on p.tenant_id = c.tenant_id"
                        + " and p.id = coalesce(c.merged_into, c.id) where i.tenant_id = ? and i.channel = ? and i.kind = 'phone'"
                        + " and i.hash = any(?)",
                row -> found.put(row.getString("hash"), new BulkContacts.Known(Sql.uuid(row, "id"), Sql.uuid(row, "subject_id"))),
                Scope.requireTenant(), channel, bytes(hashes));
        return found;
    }

    private static byte[][] bytes(Collection<String> hashes) {
        return hashes.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
    }

    void add(List<Object[]> contacts, List<Object[]> identities) {
        sql.batch("insert into contact (tenant_id, id, subject_id, created_at) values (?, ?, ?, ?)", contacts);
        sql.batch("insert into contact_identity (tenant_id, channel, kind, hash, contact_id, subject_id, sealed, seen_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)", identities);
    }
}
