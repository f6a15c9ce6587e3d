package io.entregent.inbox.figures.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.entregent.inbox.figures.TemplateFigures;
import io.entregent.kernel.Cells;
import io.entregent.kernel.Span;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.stream.Collectors;

/** The same figures as a CSV file, day by day; reasons are in the reader's words. */
@Named
@RequestScoped
public class FiguresFile {

    @Inject
    private FiguresPage page;

    @Inject
    private TemplateFigures figures;

    @Inject
    private Look look;

    public void send() throws IOException {
        Span span = page.span();
        figures.recordExport(span);
        OutputStreamWriter writer = new OutputStreamWriter(Attachment.begin("text/csv; charset=UTF-8", "templates-" + look.getBase().substring(3)
                + "-" + span.from() + "-" + span.to() + ".csv"), StandardCharsets.UTF_8);
        writer.write(Cells.BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord("template", "language", "version", "start", "sent", "delivered", "read", "clicks", "failed", "reasons");
            page.lines().forEach(one -> one.times().forEach((at, counts) -> csv.writeRecord(one.name(), one.language(),
                    one.number() == null ? "" : one.number().toString(), start(span, at), Long.toString(counts.sent()),
                    Long.toString(counts.delivered()), Long.toString(counts.read()), Long.toString(counts.clicks()), Long.toString(counts.failed()),
                    page.reasons(counts).stream().map(reason -> reason.count() + " × " + reason.words()).collect(Collectors.joining(" ")))));
        }
        Attachment.end();
    }

    private static String start(Span span, LocalDateTime at) {
        return span.byHours() ? at.toString() : at.toLocalDate().toString();
    }
}
