package io.entregent.contact;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which keys are one person. */
@ApplicationScoped
class Linking {

    @Inject
    private EntityManager entityManager;

    @Inject
    private ContactSql sql;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    @Inject
    private Event<ContactsMerged> merged;

    static String field(String kind) {
        return "contact." + kind;
    }

    byte[] hash(String channel, Identities.Key key) {
        return vault.lookup("identity." + channel + "." + key.kind(), key.value());
    }

    Optional<UUID> find(String channel, Identities.Key key) {
        return sql.find(channel, key.kind(), hash(channel, key));
    }

    Contact resolve(Identities seen) {
        List<Identities.Key> keys = seen.keys();
        if (keys.isEmpty()) {
            throw Rejected.invalid("recipient.invalid");
        }
        Set<UUID> found = found(seen.channel(), keys);
        if (found.size() == 1 && keys.stream().allMatch(key -> find(seen.channel(), key).isPresent())) {
            return contact(found.iterator().next());
        }
        keys.stream().map(key -> hash(seen.channel(), key)).sorted(Arrays::compareUnsigned).forEach(sql::lock);
        givePhoneToNewOwner(seen);
        Contact contact = one(found(seen.channel(), keys)).orElseGet(this::create);
        keys.forEach(key -> link(contact, seen.channel(), key));
        return contact;
    }

    /** Keeps who it was; the number or id of before is let go, because it may be given to somebody else. */
    Contact change(Identities before, Identities after) {
        Optional<Contact> known = one(found(before.channel(), before.keys()));
        if (known.isEmpty()) {
            return resolve(after);
        }
        List<Identities.Key> keep = after.keys();
        before.keys().stream()
                .filter(old -> keep.stream().anyMatch(now -> now.kind().equals(old.kind()) && !now.equals(old)))
                .forEach(old -> sql.unlink(before.channel(), old.kind(), hash(before.channel(), old)));
        Set<UUID> both = new LinkedHashSet<>(List.of(known.get().id()));
        both.addAll(found(after.channel(), keep));
        Contact contact = one(both).orElseThrow();
        keep.forEach(key -> link(contact, after.channel(), key));
        return contact;
    }

    void username(Contact contact, Identities seen) {
        if (seen.username() == null || seen.username().isBlank()) {
            return;
        }
        Identities.Key key = new Identities.Key(Identities.USERNAME, seen.username());
        if (!find(seen.channel(), key).equals(Optional.of(contact.id()))) {
            sql.unlinkKind(contact.id(), seen.channel(), Identities.USERNAME);
            sql.unlink(seen.channel(), Identities.USERNAME, hash(seen.channel(), key));
            link(contact, seen.channel(), key);
        }
    }

    /**
     * A user id is minted anew for a new owner of a number. So a number whose contact has another
     * user id was given to somebody else, and must not make strangers into one person.
     */
    private void givePhoneToNewOwner(Identities seen) {
        if (seen.phone() == null || seen.userId() == null) {
            return;
        }
        Identities.Key phone = new Identities.Key(Identities.PHONE, seen.phone());
        Optional<UUID> owner = find(seen.channel(), phone);
        Optional<UUID> person = find(seen.channel(), new Identities.Key(Identities.USER_ID, seen.userId()));
        boolean another = owner.isPresent() && !owner.equals(person)
                && sql.identities(List.of(owner.get())).stream()
                .anyMatch(one -> one.kind().equals(Identities.USER_ID) && one.channel().equals(seen.channel()));
        if (another) {
            sql.unlink(seen.channel(), phone.kind(), hash(seen.channel(), phone));
        }
    }

    private Set<UUID> found(String channel, List<Identities.Key> keys) {
        Set<UUID> found = new LinkedHashSet<>();
        keys.forEach(key -> find(channel, key).ifPresent(found::add));
        return found;
    }

    private Optional<Contact> one(Set<UUID> found) {
        List<Contact> contacts = new ArrayList<>(found.stream().map(this::contact).filter(Objects::nonNull).toList());
        contacts.sort(Comparator.comparing(Contact::createdAt).thenComparing(Contact::id));
        if (contacts.isEmpty()) {
            return Optional.empty();
        }
        Contact earliest = contacts.get(0);
        contacts.stream().skip(1).forEach(later -> merge(later, earliest));
        return Optional.of(earliest);
    }

    private void merge(Contact later, Contact earlier) {
        if (earlier.name() == null && later.name() != null) {
            earlier.rename(vault.seal(earlier.subjectId(), Contacts.NAME,
                    vault.open(later.subjectId(), Contacts.NAME, later.name())));
        }
        later.mergeInto(earlier);
        sql.adopt(later.id(), earlier.id());
        audit.record(AuditEvent.done("contact.merged", "contact", earlier.id()).subject(earlier.subjectId())
                .fact("from", later.id()));
        merged.fire(new ContactsMerged(later.id(), earlier.id()));
    }

    private Contact create() {
        Contact contact = new Contact(Ids.next(), vault.newSubject(), clock.instant());
        entityManager.persist(contact);
        audit.record(AuditEvent.done("contact.created", "contact", contact.id()).subject(contact.subjectId()));
        return contact;
    }

    private void link(Contact contact, String channel, Identities.Key key) {
        sql.link(channel, key.kind(), hash(channel, key), contact.id(), contact.subjectId(),
                vault.seal(contact.subjectId(), field(key.kind()), key.value()), clock.instant());
    }

    private Contact contact(UUID id) {
        return entityManager.find(Contact.class, id);
    }
}
