package io.entregent.audit.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.kernel.Page;
import io.entregent.kernel.faces.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;

/** The search of the page as a CSV file. That it was taken is itself an entry of the trail. */
@Named
@RequestScoped
public class AuditExport {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Inject
    private AuditQuery query;

    @Inject
    private AuditLog log;

    @Inject
    private Look look;

    @Inject
    private Clock clock;

    public void send() throws IOException {
        Page<AuditRow> page = log.export(query.filter(), null);
        FacesContext context = FacesContext.getCurrentInstance();
        ExternalContext answer = context.getExternalContext();
        answer.responseReset();
        answer.setResponseContentType("text/csv; charset=UTF-8");
        answer.setResponseHeader("Cache-Control", "no-store");
        answer.setResponseHeader("X-Content-Type-Options", "nosniff");
        answer.setResponseHeader("Content-Disposition", "attachment; filename=\"audit-" + look.getBase().substring(3) + "-"
                + clock.instant().toString().substring(0, 10) + ".csv\"");
        Writer writer = new OutputStreamWriter(answer.getResponseOutputStream(), StandardCharsets.UTF_8);
        // Without it, spreadsheets read French letters as something else.
        writer.write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord("id", "at", "action", "actor_kind", "actor", "actor_name", "object_type", "object", "outcome",
                    "address", "request", "subject", "before", "after", "facts");
            for (Page<AuditRow> rows = page; rows != null;
                    rows = rows.next() == null ? null : log.export(query.filter(), rows.next())) {
                rows.rows().forEach(row -> csv.writeRecord(cells(row)));
            }
        }
        context.responseComplete();
    }

    private static String[] cells(AuditRow row) {
        return Stream.of(row.id(), row.at(), row.type(), row.actorKind(), row.actor(), row.actorName(), row.objectType(),
                row.objectId(), row.outcome(), row.address(), row.request(), row.subject(), row.before(), row.after(),
                row.facts()).map(value -> harmless(Objects.toString(value, ""))).toArray(String[]::new);
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
