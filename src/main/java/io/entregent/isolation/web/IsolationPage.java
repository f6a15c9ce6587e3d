package io.entregent.isolation.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.audit.Trail;
import io.entregent.isolation.Certificates;
import io.entregent.isolation.Probe;
import io.entregent.isolation.Run;
import io.entregent.isolation.Way;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Runs of the isolation probe. */
@Named
@RequestScoped
public class IsolationPage {

    private static final int ABOUT_EACH = 5;

    /** Later, whoever signs is away, and the download says so. */
    private static final Duration SIGNED_WITHIN = Duration.ofHours(1);

    /** One run; {@code tone} is the end of the chip's class. */
    public record Row(UUID id, String state, String tone, String at, int checks, List<String> failures, boolean certified, boolean signing) {
    }

    @Inject
    private Probe probe;

    @Inject
    private Certificates certificates;

    @Inject
    private Access access;

    @Inject
    private AuditLog log;

    @Inject
    private Trail trail;

    @Inject
    private Clock clock;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    private List<Run> runs;

    public void enter() {
        access.require(Permission.AUDIT_READ);
    }

    public boolean isInstalled() {
        return probe.isInstalled();
    }

    public int getWays() {
        return Way.all().size();
    }

    public void ask() {
        try {
            probe.ask();
            say.done("isolation.done.asked");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
        runs = null;
    }

    public boolean isRunning() {
        return runs().stream().anyMatch(one -> one.state() == Run.State.RUNNING);
    }

    public int getDone() {
        return runs().stream().filter(one -> one.state() == Run.State.RUNNING).mapToInt(Run::done).findFirst().orElse(0);
    }

    public String getProgress() {
        return words.of("isolation.progress", getDone());
    }

    /** About as many as the last run had. */
    public int getOf() {
        return runs().stream().filter(one -> one.checks() > 0).mapToInt(Run::checks).findFirst().orElse(ABOUT_EACH * getWays());
    }

    public List<Row> getRows() {
        return runs().stream().filter(one -> one.state() != Run.State.RUNNING).map(one -> new Row(one.id(), words.get("isolation.verdict." + one.state().name()),
                one.state() == Run.State.GREEN ? "open" : one.state() == Run.State.RED ? "closed" : "closing", times.exact(one.endedAt()), one.checks(),
                one.state() == Run.State.RED ? one.failures() : List.of(), one.entry() != null, isBeingSigned(one))).toList();
    }

    private boolean isBeingSigned(Run one) {
        if (one.entry() == null || one.endedAt().isBefore(clock.instant().minus(SIGNED_WITHIN))) {
            return false;
        }
        Long seq = log.byId(one.entry().toString()).map(AuditRow::seq).orElse(null);
        return seq == null || seq >= trail.head().size();
    }

    private List<Run> runs() {
        if (runs == null) {
            runs = certificates.runs();
        }
        return runs;
    }
}
