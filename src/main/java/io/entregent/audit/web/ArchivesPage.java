package io.entregent.audit.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Pack;
import io.entregent.audit.retention.ArchiveView;
import io.entregent.audit.retention.Archives;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ranges of old entries on their way out of the database. */
@Named
@RequestScoped
public class ArchivesPage {

    /** One archive as the list shows it; {@code command} is for the schema's owner, once it may be cut. */
    public record Line(UUID id, String range, String until, String words, String tone, String who, String sha256, String command,
            boolean open, boolean confirmable) {
    }

    private static final Map<String, String> TONES = Map.of("prepared", "closing", "kept", "open", "cut", "none", "dropped", "none");

    @Inject
    private Archives archives;

    @Inject
    private Pack pack;

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

    @Inject
    private AuditQuery query;

    private String digest;
    private List<Line> lines;
    private List<Line> taken;

    public void enter() {
        access.require(Permission.AUDIT_READ);
    }

    public void prepare() {
        attempt("audit.archive.isPrepared", archives::prepare);
    }

    public void confirm() {
        UUID open = archives.all().stream().filter(one -> one.state().equals("prepared")).map(ArchiveView::id).findFirst().orElse(null);
        attempt("audit.archive.isKept", () -> archives.confirm(open, digest));
        digest = null;
    }

    public void drop(UUID id) {
        attempt("audit.archive.isDropped", () -> archives.drop(id));
    }

    private void attempt(String done, Runnable work) {
        try {
            work.run();
            say.done(done);
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    /** Sends the file of the archive in the address, and notes its digest once it is out. */
    public void fetch() throws IOException {
        UUID id = Ids.parse(query.text("archive")).orElseThrow(Rejected::notFound);
        Archives.Range range = archives.fetch(id);
        FacesContext context = FacesContext.getCurrentInstance();
        ExternalContext answer = context.getExternalContext();
        answer.responseReset();
        answer.setResponseContentType("application/zip");
        answer.setResponseHeader("Cache-Control", "no-store");
        answer.setResponseHeader("X-Content-Type-Options", "nosniff");
        answer.setResponseHeader("Content-Disposition", "attachment; filename=\"audit-" + look.getBase().substring(3) + "-" + range.from()
                + "-" + (range.to() - 1) + ".zip\"");
        DigestOutputStream digested = new DigestOutputStream(answer.getResponseOutputStream(), sha256());
        Counted counted = new Counted(digested);
        pack.archive(counted, range.size(), range.from(), range.to(), (done, of) -> { });
        archives.fetched(id, digested.getMessageDigest().digest(), counted.bytes);
        context.responseComplete();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Counted extends FilterOutputStream {

        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int count) throws IOException {
            out.write(some, from, count);
            bytes += count;
        }
    }

    /** What could be archived next, in a sentence. */
    public String getNext() {
        return archives.next().map(range -> words.of("audit.archive.next", Long.toString(range.from()), Long.toString(range.to() - 1),
                times.moment(range.until()))).orElseGet(() -> words.get("audit.archive.none"));
    }

    public boolean isPossible() {
        return getLines().stream().noneMatch(Line::open) && archives.next().isPresent();
    }

    public List<Line> getLines() {
        if (shown.isTakingIn()) {
            taken = taken == null ? shown.order(all(), Line::id) : taken;
            return taken;
        }
        lines = lines == null ? all() : lines;
        return lines;
    }

    public String getShown() {
        return AsShown.keys(getLines(), Line::id);
    }

    public boolean isConfirmable() {
        return getLines().stream().anyMatch(one -> one != null && one.confirmable());
    }

    private List<Line> all() {
        return archives.all().stream().map(this::line).toList();
    }

    private Line line(ArchiveView one) {
        boolean prepared = one.state().equals("prepared");
        boolean kept = one.state().equals("kept");
        return new Line(one.id(), words.of("audit.archive.range", Long.toString(one.from()), Long.toString(one.to() - 1)),
                times.moment(one.until()), words.get("audit.archive.state." + one.state()), TONES.get(one.state()),
                one.keptBy() == null ? one.madeBy() : one.madeBy() + ", " + one.keptBy(), one.sha256() == null ? null : "SHA-256 " + one.sha256(),
                kept ? "call audit_cut('" + Scope.requireTenant() + "', '" + one.id() + "');" : null, prepared || kept,
                prepared && !one.mine() && one.sha256() != null);
    }

    public String getDigest() {
        return digest;
    }

    public void setDigest(String digest) {
        this.digest = digest;
    }
}
