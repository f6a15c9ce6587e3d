package io.entregent.audit.office;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.vault.TenantSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Searches that officers keep, each for himself or for all who may read the trail. */
@ApplicationScoped
@Transactional
public class SavedViews {

    private static final String NAME = "audit.view.name";
    private static final String QUERY = "audit.view.query";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2000;
    private static final int MOST = 50;

    @Inject
    private OfficeSql sql;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** The reader's own and the shared ones, by name. */
    public List<SavedView> all() {
        access.require(Permission.AUDIT_READ);
        TenantSeal seal = vault.tenantSeal();
        return sql.views(access.userId()).stream().map(one -> opened(seal, one))
                .sorted(Comparator.comparing(SavedView::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    /** @throws Rejected audit.view.name, audit.view.many */
    public void save(String name, String query, boolean shared) {
        access.require(Permission.AUDIT_READ);
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME || query.length() > LONGEST_QUERY) {
            throw Rejected.invalid("audit.view.name", LONGEST_NAME);
        }
        if (sql.views(access.userId()).stream().filter(one -> one.owner().equals(access.userId())).count() >= MOST) {
            throw Rejected.conflict("audit.view.many", MOST);
        }
        TenantSeal seal = vault.tenantSeal();
        UUID id = Ids.next();
        sql.addView(new OfficeSql.View(id, access.userId(), shared, seal.seal(NAME, bytes(name.strip())), seal.seal(QUERY, bytes(query))),
                clock.instant());
        audit.record(AuditEvent.done("audit.viewSaved", "audit_view", id).fact("shared", shared));
    }

    /**
     * @return what it was, for whoever changes his mind
     * @throws Rejected not found, also for somebody else's
     */
    public SavedView remove(UUID id) {
        access.require(Permission.AUDIT_READ);
        OfficeSql.View removed = Optional.ofNullable(id).flatMap(one -> sql.removeView(one, access.userId())).orElseThrow(Rejected::notFound);
        audit.record(AuditEvent.done("audit.viewRemoved", "audit_view", id));
        return opened(vault.tenantSeal(), removed);
    }

    private SavedView opened(TenantSeal seal, OfficeSql.View one) {
        return new SavedView(one.id(), text(seal.open(NAME, one.name())), text(seal.open(QUERY, one.query())), one.shared(),
                one.owner().equals(access.userId()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
