package io.entregent.vault;

import io.entregent.kernel.Ids;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Signal;
import io.entregent.kernel.db.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Unwraps keys and remembers some of them for a while. */
@ApplicationScoped
class Keys {

    private static final int REMEMBERED = 20_000;
    private static final String TENANT_GONE = Signal.WITHIN + "vault.tenant";
    private static final String SUBJECT_GONE = Signal.WITHIN + "vault.subject";

    private record TenantKey(int version, Seal wrap, TenantSeal seal) {
    }

    private record Subject(UUID tenant, UUID id) {
    }

    private record SubjectKey(Seal seal, byte[] commitment) {
    }

    @Inject
    private MasterKey master;

    @Inject
    private VaultSql sql;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, TenantKey> tenants = remembering(1_000);
    private final Map<Subject, SubjectKey> subjects = remembering(REMEMBERED);

    UUID newSubject(UUID id) {
        UUID tenant = Scope.requireTenant();
        TenantKey wrapping = tenantKey(tenant);
        byte[] key = fresh();
        sql.addSubject(id, wrapping.version, wrapping.wrap.seal("subject|" + id, key), clock.instant());
        return id;
    }

    /** Makes many at once; they are remembered, because something is sealed under them at once. */
    List<UUID> newSubjects(int count) {
        UUID tenant = Scope.requireTenant();
        TenantKey wrapping = tenantKey(tenant);
        Map<UUID, byte[]> wrapped = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            UUID id = Ids.next();
            byte[] key = fresh();
            wrapped.put(id, wrapping.wrap.seal("subject|" + id, key));
            RootKey own = new RootKey(key);
            subjects.put(new Subject(tenant, id),
                    new SubjectKey(new Seal(own.derive("seal"), tenant + "|" + id), own.derive("commitment")));
        }
        sql.addSubjects(wrapping.version, wrapped, clock.instant());
        return List.copyOf(wrapped.keySet());
    }

    Seal subject(UUID id) {
        return subjectKey(id).seal;
    }

    byte[] subjectCommitmentKey(UUID id) {
        return subjectKey(id).commitment;
    }

    private SubjectKey subjectKey(UUID id) {
        UUID tenant = Scope.requireTenant();
        Subject subject = new Subject(tenant, id);
        SubjectKey known = subjects.get(subject);
        if (known != null) {
            return known;
        }
        return remember(subject, sql.subject(id).orElseThrow(Erased::new));
    }

    /** Reads in one question what is not remembered yet; what was destroyed stays unknown. */
    void look(Collection<UUID> ids) {
        UUID tenant = Scope.requireTenant();
        List<UUID> unknown = ids.stream().distinct().filter(id -> !subjects.containsKey(new Subject(tenant, id))).toList();
        if (unknown.size() > 1) {
            sql.subjects(unknown).forEach((id, wrapped) -> remember(new Subject(tenant, id), wrapped));
        }
    }

    private SubjectKey remember(Subject subject, VaultSql.Wrapped wrapped) {
        RootKey own = new RootKey(tenantKey(subject.tenant).wrap.open("subject|" + subject.id, wrapped.bytes()));
        SubjectKey opened = new SubjectKey(new Seal(own.derive("seal"), subject.tenant + "|" + subject.id), own.derive("commitment"));
        subjects.put(subject, opened);
        return opened;
    }

    void destroy(UUID id) {
        sql.deleteSubject(id);
        subjects.remove(new Subject(Scope.requireTenant(), id));
        signals.raise(SUBJECT_GONE, id.toString());
    }

    void destroyTenant() {
        UUID tenant = Scope.requireTenant();
        sql.emptyTenantKeys();
        forget(tenant);
        signals.raise(TENANT_GONE, tenant.toString());
    }

    /** What was destroyed on any node, after its commit; after a gap in hearing, whatever may have been. */
    void heard(@ObservesAsync Signal signal) {
        switch (signal.topic()) {
            case TENANT_GONE -> forget(signal.tenant());
            case SUBJECT_GONE -> Ids.parse(signal.id()).ifPresent(id -> subjects.remove(new Subject(signal.tenant(), id)));
            case "*" -> {
                tenants.clear();
                subjects.clear();
            }
            default -> { }
        }
    }

    private void forget(UUID tenant) {
        tenants.remove(tenant);
        synchronized (subjects) {
            subjects.keySet().removeIf(one -> one.tenant.equals(tenant));
        }
    }

    TenantSeal tenantSeal() {
        return tenantKey(Scope.requireTenant()).seal;
    }

    private TenantKey tenantKey(UUID tenant) {
        TenantKey known = tenants.get(tenant);
        if (known != null) {
            return known;
        }
        VaultSql.Wrapped wrapped = sql.newestTenantKey()
                .orElseThrow(() -> new IllegalStateException("The tenant has no key yet"));
        if (wrapped.bytes().length == 0) {
            throw new Erased();
        }
        TenantKey opened = open(tenant, wrapped.version(),
                masterWrap(tenant).open("tenant|" + wrapped.version(), wrapped.bytes()));
        tenants.put(tenant, opened);
        return opened;
    }

    void createTenantKey() {
        UUID tenant = Scope.requireTenant();
        sql.addTenantKey(1, masterWrap(tenant).seal("tenant|1", fresh()), clock.instant());
    }

    private TenantKey open(UUID tenant, int version, byte[] key) {
        // Hashes outlive a change of the wrapping key, and the pepper stays outside the database.
        Keyed keyed = new Keyed(master.derive("lookup|" + tenant));
        RootKey own = new RootKey(key);
        return new TenantKey(version, new Seal(own.derive("wrap"), tenant.toString()),
                new TenantSeal(new Seal(own.derive("seal"), tenant.toString()), keyed));
    }

    private Seal masterWrap(UUID tenant) {
        return new Seal(master.derive("wrap"), tenant.toString());
    }

    private byte[] fresh() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }

    private static <K, V> Map<K, V> remembering(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }
}
