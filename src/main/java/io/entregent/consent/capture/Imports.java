package io.entregent.consent.capture;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Channels;
import io.entregent.consent.Purpose;
import io.entregent.consent.PurposeView;
import io.entregent.consent.Purposes;
import io.entregent.consent.wording.Snapshot;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.contact.BulkContacts;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Files with many consents. A file is cut into sealed pieces while it is read; each piece is one commit of
 * the queue, so that a stop of the server loses nothing and repeats nothing.
 */
@ApplicationScoped
@Transactional
public class Imports {

    static final String QUEUE = "consent-import";
    static final String CHANNEL = "whatsapp";
    private static final String SEALED = "consent.import";
    private static final String EVIDENCE = "consent.evidence";

    @Inject
    private ImportSql sql;

    @Inject
    private BulkContacts people;

    @Inject
    private Purposes purposes;

    @Inject
    private Wordings wordings;

    @Inject
    private Channels channels;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /** Newest first. */
    public List<ImportView> newest(int most) {
        access.require(Permission.CONSENT_READ);
        return sql.newest(most);
    }

    public ImportView view(UUID id) {
        access.require(Permission.CONSENT_READ);
        return sql.byId(id).orElseThrow(Rejected::notFound);
    }

    /** Numbers of rows with the codes that refused them. */
    public List<Map.Entry<Long, String>> errors(UUID id, int most) {
        access.require(Permission.CONSENT_READ);
        return sql.errors(id, most);
    }

    /** All refused rows as CSV: number and code. */
    public byte[] report(UUID id) {
        access.require(Permission.CONSENT_READ);
        view(id);
        StringBuilder csv = new StringBuilder("row,code\r\n");
        sql.errors(id, Integer.MAX_VALUE).forEach(one -> csv.append(one.getKey()).append(',').append(one.getValue()).append("\r\n"));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What was cut off while it was read can only be sent again: nothing of it was worked. */
    void forgetBroken(Instant before) {
        sql.broken(before).forEach(id -> {
            sql.dropPieces(id);
            sql.state(id, "refused", clock.instant());
            audit.record(AuditEvent.failed("consent.importRefused", "consent_import", id, "import.unreadable"));
        });
    }

    /** For other rooms: refused rows of files that were finished before. */
    public long reportsBefore(Instant before) {
        return sql.reportsBefore(before);
    }

    /** For other rooms, which record it. @return how many rows were forgotten */
    public int forgetReports(Instant before, int most) {
        return sql.forgetReports(before, most);
    }

    UUID begin(String purpose) {
        access.require(Permission.CONSENT_MANAGE);
        if (!purposes.require(purpose).needsConsent()) {
            throw Rejected.invalid("purpose.basis");
        }
        UUID id = Ids.next();
        sql.add(id, purpose, CHANNEL, Actor.current().id(), clock.instant());
        audit.record(AuditEvent.done("consent.importBegun", "consent_import", id).fact("purpose", purpose));
        return id;
    }

    /** @param content rows in the form of {@link ImportReader} */
    void add(UUID id, int n, long firstRow, int rows, byte[] content) {
        sql.addPiece(id, n, firstRow, rows, vault.tenantSeal().seal(SEALED, content));
    }

    void complete(UUID id, int pieces) {
        sql.state(id, pieces == 0 ? "done" : "running", pieces == 0 ? clock.instant() : null);
        for (int n = 0; n < pieces; n++) {
            tickets.add(QUEUE, id + ":" + n, id.toString());
        }
    }

    void refuse(UUID id) {
        sql.dropPieces(id);
        sql.state(id, "refused", clock.instant());
        audit.record(AuditEvent.failed("consent.importRefused", "consent_import", id, "import.unreadable"));
    }

    /** One piece, whole or not at all. */
    void work(Ticket ticket) {
        UUID id = UUID.fromString(ticket.ref().substring(0, 36));
        int n = Integer.parseInt(ticket.ref().substring(37));
        if (!tickets.done(ticket)) {
            return;
        }
        ImportSql.Piece piece = sql.piece(id, n).orElse(null);
        if (piece == null) {
            return;
        }
        PurposeView purpose = purposes.described(sql.byId(id).orElseThrow().purpose());
        Map<Long, String> refused = new TreeMap<>();
        Map<Long, ImportRow> rows = read(piece, refused);
        Set<String> alone = people.suppressed(CHANNEL, rows.values().stream().map(ImportRow::phone).toList());
        Instant now = clock.instant();
        rows.entrySet().removeIf(row -> {
            String code = alone.contains(row.getValue().phone()) ? "contact.suppressed"
                    : now.isBefore(until(purpose, row.getValue().given())) ? null : "import.expired";
            if (code != null) {
                refused.put(row.getKey(), code);
            }
            return code != null;
        });
        store(id, n, purpose, rows, refused.size(), now);
        sql.pieceDone(id, n, rows.size(), refused, now);
    }

    private Map<Long, ImportRow> read(ImportSql.Piece piece, Map<Long, String> refused) {
        Map<Long, ImportRow> rows = new LinkedHashMap<>();
        Instant now = clock.instant();
        ZoneId zone = zones.current();
        String like = channels.accounts().stream().findFirst().map(one -> one.displayName()).orElse(null);
        long number = piece.firstRow();
        for (Map<String, String> cells : ImportReader.rows(vault.tenantSeal().open(SEALED, piece.content()))) {
            try {
                rows.put(number, ImportRow.of(cells, like, zone, now));
            } catch (Rejected because) {
                refused.put(number, because.code());
            }
            number++;
        }
        return rows;
    }

    private static Instant until(PurposeView purpose, Instant given) {
        return purpose.validityMonths() == null ? Instant.MAX
                : given.atZone(ZoneOffset.UTC).plusMonths(purpose.validityMonths()).toInstant();
    }

    private void store(UUID id, int n, PurposeView purpose, Map<Long, ImportRow> rows, int refused, Instant now) {
        Map<String, BulkContacts.Known> known = people.resolve(CHANNEL, rows.values().stream().map(ImportRow::phone).distinct().toList());
        List<UUID> events = rows.keySet().stream().map(row -> Ids.next()).toList();
        UUID entry = audit.record(AuditEvent.done("consent.imported", "consent_import", id).fact("piece", n)
                .fact("accepted", rows.size()).fact("refused", refused).fact("events_sha256", digest(events))
                .fact("purpose", purpose.purpose().code()));
        Map<String, WordingView> words = new HashMap<>();
        List<Object[]> batch = new ArrayList<>(rows.size());
        int at = 0;
        for (ImportRow row : rows.values()) {
            BulkContacts.Known person = known.get(row.phone());
            WordingView shown = words.computeIfAbsent(row.wording(), name -> wordings.published(name).orElse(null));
            batch.add(values(events.get(at++), person, purpose, row, shown, now, entry, id));
        }
        sql.addEvents(batch);
    }

    private Object[] values(UUID event, BulkContacts.Known person, PurposeView purpose, ImportRow row, WordingView shown,
            Instant now, UUID entry, UUID id) {
        Purpose what = purpose.purpose();
        boolean ours = shown != null && shown.purpose().equals(what.code());
        Instant until = until(purpose, row.given());
        return new Object[] {Scope.requireTenant(), event, person.contact(), person.subject(), what.code(), CHANNEL, now, row.given(),
            until.equals(Instant.MAX) ? null : until, ours ? null : row.wording(), ours ? shown.code() : null,
            ours ? (Integer) shown.version() : null, ours ? row.language() : null, ours ? shown.sha256(row.language()) : null,
            ours ? shown.notice() : null, vault.seal(person.subject(), EVIDENCE, row.source()), Actor.current().id(), entry, id,
            purpose.legalBasis()};
    }

    private static String digest(List<UUID> events) {
        return HexFormat.of().formatHex(Snapshot.sha256(String.join("\n", events.stream().map(UUID::toString).toList())
                .getBytes(StandardCharsets.US_ASCII)));
    }
}
