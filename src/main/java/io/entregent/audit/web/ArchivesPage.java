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
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
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

    /**
     * One archive as the list shows it.
     *
     * @param command for the schema's owner, once it may be cut
     * @param awaited its file goes out, or never went out yet
     */
    public record Line(UUID id, String range, String until, String words, String tone, String who, String sha256, String command,
            boolean open, boolean confirmable, boolean awaited, String progress, long done, long of) {
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

    private final ShownRows<Line> rows = new ShownRows<>(this::all, Line::id);

    @Inject
    private AuditQuery query;

    private String digest;

    public void enter() {
        access.require(Permission.AUDIT_READ);
    }

    public void prepare() {
        say.attempt("audit.archive.isPrepared", archives::prepare);
    }

    public void confirm() {
        UUID open = archives.all().stream().filter(one -> one.state().equals("prepared")).map(ArchiveView::id).findFirst().orElse(null);
        say.attempt("audit.archive.isKept", () -> archives.confirm(open, digest));
        digest = null;
    }

    public void drop(UUID id) {
        say.attempt("audit.archive.isDropped", () -> archives.drop(id));
    }

    /** Sends the file of the archive in the address, and notes its digest once it is out. */
    public void fetch() throws IOException {
        UUID id = Ids.parse(query.text("archive")).orElseThrow(Rejected::notFound);
        Archives.Range range = archives.fetch(id);
        DigestOutputStream digested = new DigestOutputStream(Attachment.begin("application/zip", "audit-" + look.getBase().substring(3) + "-"
                + range.from() + "-" + (range.to() - 1) + ".zip"), sha256());
        Counted counted = new Counted(digested);
        try {
            pack.archive(counted, range.size(), range.from(), range.to(), (done, of) -> archives.fetching(id, done - range.from()));
            archives.fetched(id, digested.getMessageDigest().digest(), counted.bytes);
        } finally {
            archives.fetchingEnded(id);
        }
        Attachment.end();
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

    /** Whether a range is between its preparation and its cut. */
    public boolean isUnderWay() {
        return rows.there(shown).anyMatch(Line::open);
    }

    public boolean isPossible() {
        return !isUnderWay() && archives.next().isPresent();
    }

    public List<Line> getLines() {
        return rows.get(shown);
    }

    public String getShown() {
        return rows.keys(shown);
    }

    public boolean isAwaited() {
        return rows.there(shown).anyMatch(Line::awaited);
    }

    public boolean isConfirmable() {
        return rows.there(shown).anyMatch(Line::confirmable);
    }

    private List<Line> all() {
        return archives.all().stream().map(this::line).toList();
    }

    private Line line(ArchiveView one) {
        boolean prepared = one.state().equals("prepared");
        boolean kept = one.state().equals("kept");
        return new Line(one.id(), words.of("audit.archive.range", Long.toString(one.from()), Long.toString(one.to() - 1)),
                times.moment(one.until()), words.get("audit.archive.state." + one.state()), TONES.get(one.state()),
                one.keptBy() == null ? one.madeBy() : one.madeBy() + ", " + one.keptBy(), one.sha256(),
                kept ? "call audit_cut('" + Scope.requireTenant() + "', '" + one.id() + "');" : null, prepared || kept,
                prepared && !one.mine() && one.sha256() != null, one.done() != null || prepared && one.sha256() == null,
                one.done() == null ? words.get("audit.archive.notFetched") : words.of("audit.verify.progress", one.done(), one.to() - one.from()),
                one.done() == null ? 0 : one.done(), one.to() - one.from());
    }

    public String getDigest() {
        return digest;
    }

    public void setDigest(String digest) {
        this.digest = digest;
    }
}
