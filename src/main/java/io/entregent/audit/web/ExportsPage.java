package io.entregent.audit.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.office.ExportDesk;
import io.entregent.audit.office.ExportView;
import io.entregent.audit.office.Exports;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Exports of the search in the address: asked for, approved by a second person, run with progress, fetched. */
@Named
@RequestScoped
public class ExportsPage {

    /** One export as the list shows it. */
    public record Line(UUID id, String what, String who, String when, String words, String tone, String progress, long done, long of,
            String search, boolean running, boolean waiting, boolean cancellable, boolean decidable, boolean file) {
    }

    private static final Map<String, String> TONES = Map.of("waiting", "closing", "running", "none", "done", "open",
            "gone", "none", "declined", "closed", "cancelled", "none", "failed", "closed");

    @Inject
    private Exports exports;

    @Inject
    private ExportDesk desk;

    @Inject
    private AuditQuery query;

    @Inject
    private Access access;

    @Inject
    private Look look;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private AsShown shown;

    private final ShownRows<Line> rows = new ShownRows<>(this::all, Line::id);

    private String format = "csv";
    private boolean named;

    public void enter() {
        access.require(Permission.AUDIT_READ);
    }

    public void ask() {
        say.attempt(() -> {
            exports.ask(query.filter(), query.query(), format, named);
            say.done(named && !format.equals("pack") && isFourEyes() ? "audit.export.waits" : "audit.export.started");
        });
    }

    public void approve(UUID id) {
        say.attempt(() -> {
            exports.approve(id);
            say.done("audit.export.approved");
        });
    }

    public void decline(UUID id) {
        say.attempt(() -> {
            exports.decline(id);
            say.done("audit.export.declined");
        });
    }

    public void cancel(UUID id) {
        say.attempt(() -> {
            exports.cancel(id);
            say.done("audit.export.cancelled");
        });
    }

    public void switchFourEyes() {
        say.attempt(() -> {
            desk.setFourEyes(!desk.isFourEyes());
            say.done(desk.isFourEyes() ? "audit.fourEyes.on" : "audit.fourEyes.off");
        });
    }

    /** Sends the file of the export in the address. */
    public void fetch() throws IOException {
        Exports.File file = exports.fetch(Ids.parse(query.text("export")).orElseThrow(Rejected::notFound));
        try (InputStream content = file.content()) {
            content.transferTo(Attachment.begin(file.mediaType(), "audit-" + look.getBase().substring(3) + "-" + file.name()));
        }
        Attachment.end();
    }

    public List<Line> getLines() {
        return rows.get(shown);
    }

    private List<Line> all() {
        return exports.all().stream().map(this::line).toList();
    }

    public String getShown() {
        return rows.keys(shown);
    }

    private Line line(ExportView one) {
        boolean running = one.state().equals("running");
        boolean waiting = one.state().equals("waiting");
        String what = words.get("audit.export.format." + one.format()) + (one.named() ? ", " + words.get("audit.export.with") : "");
        // A file is there for an hour, and not longer than the portal runs: only that makes an export ready.
        String state = one.state().equals("done") && one.mine() && !one.file() ? "gone" : one.state();
        String told = one.decidedBy() == null ? words.get("audit.export.state." + state)
                : words.of("audit.export.by", words.get("audit.export.state." + state), one.decidedBy());
        return new Line(one.id(), what, one.by(), times.moment(one.at()), told, TONES.get(state),
                words.of("audit.verify.progress", one.entries(), one.of()), one.entries(), Math.max(one.of(), 1),
                look.getBase() + "/audit" + (one.query().isEmpty() ? "" : "?" + one.query()), running, waiting,
                one.mine() && (running || waiting), !one.mine() && waiting, one.file());
    }

    public boolean isRunning() {
        return rows.there(shown).anyMatch(Line::running);
    }

    /** Which run and which wait for a second person, as long as any do: what changes it renews the list. */
    public String getUnderWay() {
        return rows.there(shown).filter(one -> one.running() || one.waiting()).map(one -> (one.running() ? "+" : "-") + one.id())
                .collect(Collectors.joining());
    }

    public boolean isFourEyes() {
        return desk.isFourEyes();
    }

    public String getBackAddress() {
        return query.address(look.getBase() + "/audit");
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public boolean isNamed() {
        return named;
    }

    public void setNamed(boolean named) {
        this.named = named;
    }
}
