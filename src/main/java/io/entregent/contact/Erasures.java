package io.entregent.contact;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * People who go: erased because they asked, let go because their time is over, or only taken from the contact
 * list. What the audit log holds of who was erased stays valid and points to nobody.
 */
@ApplicationScoped
@Transactional
public class Erasures {

    private static final String CONTACT = "contact";

    @Inject
    private EntityManager entityManager;

    @Inject
    private ContactSql sql;

    @Inject
    private ErasureLedger ledger;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    @Inject
    private Event<ContactErasing> erasing;

    @Inject
    @Any
    private Instance<Keeping> keepings;

    /**
     * Erases the person: rows deleted, keys destroyed, and a do-not-contact entry of keyed hashes kept.
     *
     * @throws Rejected hold.keeps while the data must stay, erasure.ledger
     */
    public void erase(UUID id) {
        access.require(Permission.CONTACT_ERASE);
        List<UUID> family = family(id);
        keepings.stream().map(one -> one.until(family.get(0))).flatMap(Optional::stream).findFirst().ifPresent(until -> {
            throw Rejected.conflict("hold.keeps", until.atZone(ZoneOffset.UTC).toLocalDate());
        });
        List<ErasureEntry.Hash> hashes = sql.hashes(family);
        go(family, "request", hashes);
        sql.suppress(hashes, ErasureEntry.ERASED, clock.instant());
        ledger.write(ErasureEntry.of(clock.instant(), ErasureEntry.ERASED, family, hashes));
    }

    /**
     * For other rooms, when the time of a person's data is over and nothing holds them.
     *
     * @param refused the person had said no: that is kept, as keyed hashes
     */
    public void release(UUID id, String reason, boolean refused) {
        List<UUID> family = family(id);
        List<ErasureEntry.Hash> hashes = refused ? sql.hashes(family) : List.of();
        go(family, reason, hashes);
        sql.suppress(hashes, reason, clock.instant());
        ledger.write(ErasureEntry.of(clock.instant(), reason, family, hashes));
    }

    /**
     * For other rooms, which have asked {@link Access} themselves: the person asked to be taken from the contact
     * list, and is not written to any more unless as an answer. What was said stays.
     */
    public void remove(UUID id) {
        List<UUID> family = family(id);
        List<ErasureEntry.Hash> hashes = sql.hashes(family);
        audit.record(AuditEvent.done("contact.removed", CONTACT, family.get(0)).subject(subject(family.get(0))));
        sql.suppress(hashes, ErasureEntry.REMOVED, clock.instant());
        ledger.write(ErasureEntry.of(clock.instant(), ErasureEntry.REMOVED, List.of(), hashes));
        signals.raise(CONTACT, family.get(0).toString());
    }

    /**
     * Takes back a removal that was a mistake. Opts nobody in.
     *
     * @throws Rejected contact.notRemoved for who was erased, or never removed
     */
    public void readmit(UUID id) {
        access.require(Permission.CONTACT_ERASE);
        List<UUID> family = family(id);
        if (!sql.suppressedBecause(family.get(0)).equals(Optional.of(ErasureEntry.REMOVED))) {
            throw Rejected.conflict("contact.notRemoved");
        }
        List<ErasureEntry.Hash> hashes = sql.hashes(family);
        audit.record(AuditEvent.done("contact.readmitted", CONTACT, family.get(0)).subject(subject(family.get(0))));
        sql.readmit(hashes);
        ledger.write(ErasureEntry.of(clock.instant(), ErasureEntry.READMITTED, List.of(), hashes));
        signals.raise(CONTACT, family.get(0).toString());
    }

    /** Makes the database forget again whom the ledger names. @return how many people had come back */
    int replay(List<ErasureEntry> entries) {
        int came = 0;
        for (UUID id : sql.present(entries.stream().flatMap(one -> one.contacts().stream()).distinct().toList())) {
            // The row may have gone with its family.
            if (!sql.present(List.of(id)).isEmpty()) {
                go(family(id), "restored", List.of());
                came++;
            }
        }
        Map<String, List<ErasureEntry.Hash>> byReason = new TreeMap<>();
        lastWords(entries).forEach((hash, reason) -> byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(hash));
        byReason.forEach(this::restore);
        return came;
    }

    /** Of each hash the reason that counts now: nothing undoes an erasure. */
    private static Map<ErasureEntry.Hash, String> lastWords(List<ErasureEntry> entries) {
        Map<ErasureEntry.Hash, String> last = new LinkedHashMap<>();
        for (ErasureEntry entry : entries) {
            entry.hashes().forEach(hash -> last.merge(hash, entry.reason(),
                    (before, now) -> before.equals(ErasureEntry.ERASED) ? before : now));
        }
        return last;
    }

    private void restore(String reason, List<ErasureEntry.Hash> hashes) {
        boolean out = reason.equals(ErasureEntry.READMITTED);
        List<ErasureEntry.Hash> differ = sql.differ(hashes, out);
        if (!differ.isEmpty()) {
            audit.record(AuditEvent.done("contact.suppressionRestored", "erasure_ledger", "replay").fact("reason", reason)
                    .fact("hashes", differ.size()));
            if (out) {
                sql.readmit(differ);
            } else {
                sql.suppress(differ, reason, clock.instant());
            }
        }
    }

    private void go(List<UUID> family, String reason, List<ErasureEntry.Hash> kept) {
        audit.record(AuditEvent.done("contact.erased", CONTACT, family.get(0)).subject(subject(family.get(0)))
                .fact("reason", reason).fact("suppressed", !kept.isEmpty()));
        List<UUID> subjects = sql.subjects(family);
        erasing.fire(new ContactErasing(family));
        entityManager.flush();
        entityManager.clear();
        sql.delete(family);
        subjects.forEach(vault::destroy);
        signals.raise(CONTACT, family.get(0).toString());
    }

    /** The living contact first. @throws Rejected not found */
    private List<UUID> family(UUID id) {
        Contact contact = id == null ? null : entityManager.find(Contact.class, id);
        if (contact == null) {
            throw Rejected.notFound();
        }
        UUID living = contact.mergedInto() == null ? contact.id() : contact.mergedInto();
        List<UUID> family = new ArrayList<>(sql.family(living));
        family.remove(living);
        family.add(0, living);
        return family;
    }

    private UUID subject(UUID contact) {
        return entityManager.find(Contact.class, contact).subjectId();
    }
}
