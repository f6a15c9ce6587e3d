package io.entregent.audit.office;

import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.AuditFilter;
import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.audit.Pack;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.vault.Spool;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Writes exports in the background, so that long ones show how far they are and can be cancelled. */
@ApplicationScoped
public class Exports {

    private static final Logger LOG = System.getLogger(Exports.class.getName());
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int PROGRESS_EVERY = 2500;
    private static final int MOST_PROOFS = 200;

    /** What may be fetched, and under which name. */
    public record File(String name, String mediaType, InputStream content) {
    }

    private record Kept(Spool spool, Instant at) {
    }

    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Inject
    private ExportDesk desk;

    @Inject
    private AuditLog log;

    @Inject
    private Pack pack;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    private final Map<UUID, Kept> files = new ConcurrentHashMap<>();
    private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();

    public List<ExportView> all() {
        return desk.all().stream().map(one -> !one.mine() || !files.containsKey(one.id()) ? one
                : new ExportView(one.id(), one.by(), one.at(), one.format(), one.named(), one.query(), one.state(), one.decidedBy(),
                        one.entries(), one.of(), true, one.state().equals("done"))).toList();
    }

    /**
     * @param query the search as it stands in the page's address, to be shown again
     * @param named with names and network addresses
     */
    public void ask(AuditFilter filter, String query, String format, boolean named) {
        start(desk.ask(filter, query, format, named));
    }

    public void approve(UUID id) {
        start(desk.approve(id));
    }

    public void decline(UUID id) {
        desk.decline(id);
    }

    /** Only who asked cancels. */
    public void cancel(UUID id) {
        if (!desk.withdraw(id) && desk.all().stream().anyMatch(one -> one.id().equals(id) && one.mine())) {
            cancelled.add(id);
        }
    }

    /** @throws Rejected not found, also if the file went with its server or its hour is over */
    public File fetch(UUID id) throws IOException {
        Kept kept = id == null ? null : files.get(id);
        if (kept == null) {
            throw Rejected.notFound();
        }
        OfficeSql.Asked one = desk.fetch(id);
        String ending = one.format().equals("pack") ? "zip" : one.format();
        String type = switch (one.format()) {
            case "csv" -> "text/csv; charset=UTF-8";
            case "json" -> "application/json";
            default -> "application/zip";
        };
        return new File(one.at().toString().substring(0, 10) + "." + ending, type, kept.spool.read());
    }

    private void start(ExportDesk.Order order) {
        forgetOld();
        if (order == null) {
            return;
        }
        Scope scope = Scope.tenant(Scope.requireTenant(), order.by());
        // It runs for who asked, perhaps in the hands of who approved; the right to fetch it is asked for again.
        Actor asker = new Actor(Actor.Kind.PERSON, order.by().toString(), "", Set.of(Permission.AUDIT_READ, Permission.AUDIT_EXPORT), Set.of(),
                null, null, null, Ids.next().toString(), null);
        threads.execute(() -> {
            try (ThreadBound.Opened scoped = scope.open(); ThreadBound.Opened acting = asker.act()) {
                run(order);
            }
        });
    }

    private void run(ExportDesk.Order order) {
        Spool spool = null;
        try {
            spool = new Spool();
            try (OutputStream out = spool.write()) {
                write(order, out);
            }
            files.put(order.id(), new Kept(spool, clock.instant()));
            desk.ended(order.id(), ExportDesk.RUNNING, "done", "audit.exportDone");
        } catch (Cancelled byAsker) {
            close(spool);
            desk.ended(order.id(), ExportDesk.RUNNING, "cancelled", "audit.exportCancelled");
        } catch (IOException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "An export of the trail broke off: " + trouble.getClass().getSimpleName(), trouble);
            close(spool);
            desk.ended(order.id(), ExportDesk.RUNNING, "failed", "audit.exportFailed");
        } finally {
            cancelled.remove(order.id());
        }
    }

    private void write(ExportDesk.Order order, OutputStream out) throws IOException {
        if (order.format().equals("pack")) {
            pack.write(out, log.numbers(order.filter(), MOST_PROOFS), (done, of) -> tell(order, done, of));
            return;
        }
        long of = log.count(order.filter());
        long done = 0;
        try (Sheet sheet = Sheet.of(order.format(), out, order.named())) {
            String next = null;
            do {
                Page<AuditRow> page = log.export(order.filter(), next);
                for (AuditRow row : page.rows()) {
                    sheet.add(Sheet.cells(row, order.named()));
                }
                done += page.rows().size();
                tell(order, done, Math.max(of, done));
                next = page.next();
            } while (next != null);
        }
        desk.progress(order.id(), done, done);
    }

    private void tell(ExportDesk.Order order, long done, long of) {
        if (cancelled.contains(order.id())) {
            throw new Cancelled();
        }
        if (done % PROGRESS_EVERY < 512 || done == of) {
            desk.progress(order.id(), done, of);
        }
    }

    private void forgetOld() {
        Instant old = clock.instant().minus(KEPT);
        files.forEach((id, kept) -> {
            if (kept.at.isBefore(old) && files.remove(id, kept)) {
                close(kept.spool);
            }
        });
    }

    private static void close(Spool spool) {
        try {
            if (spool != null) {
                spool.close();
            }
        } catch (IOException stays) {
            LOG.log(Level.WARNING, "The file of an export could not be deleted");
        }
    }

    @PreDestroy
    void stop() {
        files.values().forEach(kept -> close(kept.spool));
    }
}
