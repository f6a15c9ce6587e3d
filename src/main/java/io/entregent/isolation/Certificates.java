package io.entregent.isolation;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs of the probe over the current tenant, and the pages that came of them. */
@ApplicationScoped
@Transactional
public class Certificates {

    private static final int SHOWN = 20;
    private static final int MOST_FAILURES = 200;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(20);

    @Inject
    private IsolationSql sql;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Notices notices;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** Newest first. */
    public List<Run> runs() {
        access.require(Permission.AUDIT_READ);
        return sql.newest(SHOWN);
    }

    /** The last one that ended, for the rounds at night. */
    public Optional<Run> last() {
        return sql.newest(1).stream().findFirst();
    }

    /**
     * The page, and the entry that vouches for it.
     *
     * @throws Rejected not found
     */
    public Page page(UUID id, Locale language) {
        access.require(Permission.AUDIT_READ);
        Run run = sql.find(id).orElseThrow(Rejected::notFound);
        String page = sql.page(id, language.getLanguage().equals("fr")).orElseThrow(Rejected::notFound);
        audit.record(AuditEvent.done("isolation.certificateTaken", "isolation_run", id));
        return new Page(run, page);
    }

    /** A page as it was written when the run ended. */
    public record Page(Run run, String html) {
    }

    /** @return empty while another one runs */
    public Optional<UUID> start(UUID by) {
        Instant now = clock.instant();
        sql.stuck(now.minus(LONGEST_RUN)).forEach(id -> end(id, Run.State.BROKEN, 0, List.of("stopped")));
        UUID id = Ids.next();
        if (!sql.start(id, by, now)) {
            return Optional.empty();
        }
        audit.record(AuditEvent.done("isolation.started", "isolation_run", id));
        return Optional.of(id);
    }

    public void progress(UUID id, int done) {
        sql.progress(id, done);
    }

    public Map<String, String> objects() {
        return sql.objects();
    }

    /** In the scope of the probe's own tenant: what the database shows of others, in plain SQL. */
    public List<Check> walls() {
        List<String> open = sql.unwalled();
        List<String> writable = sql.writable();
        List<Check> checks = new ArrayList<>();
        for (String table : sql.tables()) {
            boolean walled = !open.contains(table);
            checks.add(new Check("DATABASE", "policy " + table, walled ? "forced" : "missing", walled));
            boolean shut = !writable.contains(table);
            checks.add(new Check("DATABASE", "writes " + table, shut ? "own rows only" : "others' rows", shut));
            boolean others = sql.showsOthers(table);
            checks.add(new Check("DATABASE", "rows " + table, others ? "others' rows" : "own rows only", !others));
        }
        return checks;
    }

    public void certify(UUID id, List<Check> checks) {
        Tenant tenant = tenancy.byId(Scope.requireTenant()).orElseThrow();
        List<String> failures = checks.stream().filter(one -> !one.shut()).map(Check::text).limit(MOST_FAILURES).toList();
        Run.State state = failures.isEmpty() ? Run.State.GREEN : Run.State.RED;
        Instant now = clock.instant();
        CertificatePage page = new CertificatePage(tenant, id, state, now, checks);
        String english = page.html(Locale.ENGLISH);
        String french = page.html(Locale.FRENCH);
        sql.end(id, state, checks.size(), failures, now);
        UUID entry = audit.record(AuditEvent.done("isolation.certified", "isolation_run", id).state("running", state.name().toLowerCase(Locale.ROOT))
                .fact("checks", checks.size()).fact("failures", checks.stream().filter(one -> !one.shut()).count())
                .fact("sha256.en", sha256(english)).fact("sha256.fr", sha256(french)));
        sql.certify(id, english, french, entry);
        if (state == Run.State.RED) {
            notices.tell(Notice.of("isolation.red").words(Integer.toString(failures.size())).at("settings/isolation")
                    .to(members.withPermission(Permission.AUDIT_READ).stream().map(Member::userId).toList()));
        }
    }

    public void broken(UUID id, String code) {
        end(id, Run.State.BROKEN, 0, List.of(code));
    }

    private void end(UUID id, Run.State state, int checks, List<String> failures) {
        sql.end(id, state, checks, failures, clock.instant());
        audit.record(AuditEvent.failed("isolation.broken", "isolation_run", id, failures.get(0)));
    }

    private static String sha256(String page) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(page.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
