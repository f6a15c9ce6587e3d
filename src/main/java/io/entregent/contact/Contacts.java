package io.entregent.contact;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import io.entregent.vault.Erased;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The people who write to the current tenant. */
@ApplicationScoped
@Transactional
public class Contacts {

    static final String NAME = "contact.name";

    @Inject
    private EntityManager entityManager;

    @Inject
    private ContactSql sql;

    @Inject
    private Linking linking;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    @Inject
    private Signals signals;

    /**
     * Finds the person, or makes a contact; links what was seen together. For other rooms, in the
     * transaction of what the person did.
     *
     * @throws Rejected {@code recipient.invalid} if there is nothing to know the person by
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Person resolve(Identities seen) {
        Contact contact = linking.resolve(seen);
        boolean renamed = rename(contact, seen.name());
        linking.username(contact, seen);
        return new Person(contact.id(), contact.subjectId(), sql.suppressedAny(contact.id()), renamed);
    }

    /** The platform says that a person has a new number or user id: the old number is nobody's from now on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID changed(Identities before, Identities after) {
        Contact contact = linking.change(before, after);
        rename(contact, after.name());
        audit.record(AuditEvent.done("contact.identityChanged", "contact", contact.id()).subject(contact.subjectId())
                .byConsumer());
        signals.raise("contact", contact.id().toString());
        return contact.id();
    }

    /** For other rooms, which have asked {@link Access} themselves. */
    public Optional<UUID> find(Identities known) {
        return known.keys().stream().map(key -> linking.find(known.channel(), key)).flatMap(Optional::stream).findFirst();
    }

    /** For other rooms: under which key to seal what concerns the contact. */
    public UUID subject(UUID contact) {
        return living(contact).subjectId();
    }

    /** For other rooms: whether the person must never be written to on our own account. */
    public boolean suppressed(UUID contact) {
        return sql.suppressedAny(contact);
    }

    /** For other rooms: the same for somebody who is no contact (any more). */
    public boolean suppressed(Identities known) {
        return known.keys().stream().anyMatch(key -> sql.suppressed(known.channel(), linking.hash(known.channel(), key)));
    }

    /** For other rooms: why the person must not be written to; empty if there is no reason. */
    public Optional<String> suppressedBecause(UUID contact) {
        return sql.suppressedBecause(contact);
    }

    /** For other rooms: all rows that are this person, the contact itself included. */
    public List<UUID> family(UUID contact) {
        return sql.family(contact);
    }

    /** For other rooms, which have asked {@link Access} themselves and write their own audit entry. */
    public Map<UUID, ContactView> known(Collection<UUID> contacts) {
        Map<UUID, Map<String, String>> values = new HashMap<>();
        List<ContactSql.Stored> identities = sql.identities(contacts);
        List<Contact> rows = entityManager.createQuery("from Contact where id in :ids", Contact.class).setParameter("ids", contacts)
                .getResultList();
        vault.ready(Stream.concat(identities.stream().map(ContactSql.Stored::subject), rows.stream().map(Contact::subjectId)).toList());
        for (ContactSql.Stored one : identities) {
            open(one.subject(), Linking.field(one.kind()), one.sealed()).ifPresent(value ->
                    values.computeIfAbsent(one.contact(), id -> new HashMap<>()).put(one.kind(), value));
        }
        Map<UUID, ContactView> views = new HashMap<>();
        rows.forEach(contact -> {
            Map<String, String> known = values.getOrDefault(contact.id(), Map.of());
            views.put(contact.id(), new ContactView(contact.id(), open(contact.subjectId(), NAME, contact.name()).orElse(null),
                    known.get(Identities.PHONE), known.get(Identities.USER_ID), known.get(Identities.USERNAME), contact.createdAt()));
        });
        return views;
    }

    /** For other rooms: what to call these people; who was erased is not there. */
    public Map<UUID, String> titles(Collection<UUID> contacts) {
        if (contacts.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<UUID>> families = sql.families(contacts);
        Map<UUID, ContactView> known = known(families.values().stream().flatMap(List::stream).distinct().toList());
        Map<UUID, String> titles = new HashMap<>();
        families.forEach((contact, family) -> family.stream().map(known::get).filter(Objects::nonNull).map(ContactView::title)
                .filter(Objects::nonNull).findFirst().ifPresent(title -> titles.put(contact, title)));
        return titles;
    }

    public ContactView view(UUID id) {
        access.require(Permission.CONTACT_READ);
        Contact contact = living(id);
        audit.record(AuditEvent.done("contact.read", "contact", contact.id()).subject(contact.subjectId()));
        return known(List.of(contact.id())).get(contact.id());
    }

    private Contact living(UUID id) {
        Contact contact = id == null ? null : entityManager.find(Contact.class, id);
        if (contact != null && contact.mergedInto() != null) {
            contact = entityManager.find(Contact.class, contact.mergedInto());
        }
        return Optional.ofNullable(contact).orElseThrow(Rejected::notFound);
    }

    private boolean rename(Contact contact, String name) {
        if (name == null || name.isBlank()
                || open(contact.subjectId(), NAME, contact.name()).filter(name::equals).isPresent()) {
            return false;
        }
        contact.rename(vault.seal(contact.subjectId(), NAME, name));
        return true;
    }

    private Optional<String> open(UUID subject, String field, byte[] sealed) {
        try {
            return Optional.ofNullable(vault.open(subject, field, sealed));
        } catch (Erased gone) {
            return Optional.empty();
        }
    }
}
