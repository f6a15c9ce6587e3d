package io.entregent.violation;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.vault.Erased;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Opens what the reader may read, and writes down that it was read. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ViolationReader {

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Contacts contacts;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    List<ViolationView> views(List<ViolationSql.Row> rows) {
        boolean words = access.may(Permission.INBOX_READ);
        Map<UUID, ContactView> people = words ? contacts.known(rows.stream().map(ViolationSql.Row::contact).filter(Objects::nonNull)
                .distinct().toList()) : Map.of();
        Map<UUID, String> names = new HashMap<>();
        return rows.stream().map(row -> view(row, words, people, names)).toList();
    }

    private ViolationView view(ViolationSql.Row row, boolean words, Map<UUID, ContactView> people, Map<UUID, String> names) {
        ContactView person = row.contact() == null ? null : people.get(row.contact());
        return new ViolationView(row.id(), row.rule(), row.severity(), row.source(), row.state(), row.kinds(), row.hash() != null,
                words ? excerpt(row) : null, name(row.actor(), names), person == null ? null : person.title(),
                words ? row.conversation() : null, words ? row.message() : null, row.objectType(), row.objectId(), row.details(), row.at(),
                row.assignee(), name(row.assignee(), names), row.due(), name(row.settledBy(), names), row.settledAt());
    }

    private String excerpt(ViolationSql.Row row) {
        if (row.excerpt() == null) {
            return null;
        }
        try {
            String words = vault.open(row.subject(), Reports.EXCERPT, row.excerpt());
            audit.recordOnce(AuditEvent.done("violation.read", "violation", row.id()).subject(row.subject()));
            return words;
        } catch (Erased gone) {
            return null;
        }
    }

    private String name(UUID user, Map<UUID, String> names) {
        return user == null ? null : names.computeIfAbsent(user, id -> members.name(id).orElse(""));
    }
}
