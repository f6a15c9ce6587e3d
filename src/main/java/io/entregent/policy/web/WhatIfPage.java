package io.entregent.policy.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.own.TenantRules;
import io.entregent.policy.own.Version;
import io.entregent.policy.whatif.WhatIfRun;
import io.entregent.policy.whatif.WhatIfs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Runs of what if: what they ask, how far they are, what they found. */
@Named
@RequestScoped
public class WhatIfPage {

    /** One run. */
    public record Line(String id, String title, String when, boolean running, int seen, int total, String progress, String verdict, boolean changed,
            String without, List<Row> changes, List<Row> examples) {
    }

    /** A kind of change; or one decision as an example, with its id. */
    public record Row(String first, String was, String would, String rule, UUID decision) {
    }

    @Inject
    private WhatIfs whatIfs;

    @Inject
    private TenantRules own;

    @Inject
    private RuleBooks books;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private Look look;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private List<Line> lines;

    public void enter() {
        access.require(Permission.POLICY_READ);
    }

    public boolean isWritable() {
        return access.may(Permission.POLICY_WRITE);
    }

    public List<Version> getVersions() {
        return own.all().stream().filter(one -> !"withdrawn".equals(one.state())).toList();
    }

    public String getToday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }

    public List<Line> getLines() {
        if (lines == null) {
            lines = whatIfs.newest().stream().map(this::line).toList();
        }
        return lines;
    }

    public boolean isRunning() {
        return getLines().stream().anyMatch(Line::running);
    }

    private Line line(WhatIfRun run) {
        String version = run.number() == null ? words.get("whatif.with.current") : words.of("rules.own.version", run.number());
        String title = words.get("whatif.with") + " " + version + " · " + words.get("whatif.day") + " " + times.date(run.day());
        String verdict = run.changed() == 0 ? words.of("whatif.same", run.asked()) : words.of("whatif.changed", run.changed(), run.asked());
        return new Line(run.id().toString(), title, times.moment(run.startedAt()), !run.done(), run.seen(), Math.max(1, run.total()),
                words.of("whatif.progress", run.seen(), run.total()), run.done() ? verdict : words.get("whatif.running"), run.changed() > 0,
                run.without() == 0 ? null : words.of("whatif.without", run.without()),
                run.changes().stream().map(one -> new Row(String.valueOf(one.count()), said(one.was()), said(one.would()), rule(one.rule(), run), null)).toList(),
                run.examples().stream().map(one -> new Row(times.moment(one.at()), said(one.was()), said(one.would()), rule(one.rule(), run), one.decision())).toList());
    }

    private String said(String verdict) {
        return words.get("whatif.verdict." + verdict);
    }

    private String rule(String id, WhatIfRun run) {
        return books.named(id, run.number()).map(rule -> rule.text().in(words.locale())).orElse(id);
    }

    public void run() throws IOException {
        try {
            String number = request.getParameter("number");
            whatIfs.start(number == null || !number.matches("[0-9]{1,6}") ? null : Integer.valueOf(number), day());
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getPath());
        } catch (Rejected refused) {
            lines = null;
            say.refused(refused);
        }
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(String.valueOf(request.getParameter("day")));
        } catch (DateTimeException noDay) {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
    }
}
