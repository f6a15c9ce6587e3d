package io.entregent.dashboard.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.entregent.access.web.Frame;
import io.entregent.dashboard.Overview;
import io.entregent.dashboard.Sheets;
import io.entregent.kernel.Cells;
import io.entregent.kernel.Span;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Chart;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Words;
import io.entregent.kernel.paper.Paper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The same figures as a PDF or a CSV file, in the reader's language. */
@Named
@RequestScoped
public class DashboardFile {

    @Inject
    private DashboardPage page;

    @Inject
    private Sheets sheets;

    @Inject
    private Frame frame;

    @Inject
    private Look look;

    @Inject
    private Words words;

    @Inject
    private HttpServletRequest request;

    public void send() throws IOException {
        boolean csv = "csv".equals(request.getParameter("format"));
        Overview overview = page.overview();
        sheets.recordExport(csv ? "csv" : "pdf");
        OutputStream file = Attachment.begin(csv ? "text/csv; charset=UTF-8" : "application/pdf", "compliance-" + look.getBase().substring(3)
                + "-" + overview.span().from() + "-" + overview.span().to() + (csv ? ".csv" : ".pdf"));
        if (csv) {
            csv(file, overview);
        } else {
            pdf(file);
        }
        Attachment.end();
    }

    private static void csv(OutputStream out, Overview overview) throws IOException {
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(Cells.BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord("start", "figure", "rule", "count");
            overview.decisions().forEach(one -> csv.writeRecord(one.start().toString(), "decision." + one.verdict(), one.code(),
                    Long.toString(one.count())));
            overview.days().forEach((day, names) -> names.forEach((name, count) -> csv.writeRecord(day.toString(), name, "",
                    Long.toString(count))));
        }
    }

    private void pdf(OutputStream out) {
        Figures figures = page.figures();
        String title = words.of("dashboard.pdf.title", frame.getTenant().name());
        Span span = page.overview().span();
        String days = words.of("dashboard.pdf.foot", figures.date(span.from()), figures.date(span.to()));
        try (Paper paper = new Paper(out, words.locale(), span.zone(), title, days)) {
            paper.paragraph(days + ". " + page.getAsOf());
            paper.pairs(figures.tiles().stream().map(one -> new String[] {one.name(), one.value()
                    + (one.note().isEmpty() ? "" : " (" + one.note() + ")")}).toList());
            chart(paper, figures, "dashboard.decisions", figures.decisions());
            paper.heading(words.get("dashboard.byRule"));
            if (figures.byRule().isEmpty()) {
                paper.paragraph(words.get("dashboard.byRule.none"));
            } else {
                paper.table(new float[] {3, 1, 1}, List.of(words.get("dashboard.rule"), words.get("dashboard.legend.refuse"),
                        words.get("dashboard.legend.hold")), figures.byRule().stream().map(one -> List.of(one.name(),
                        figures.number(one.refused()), figures.number(one.held()))).toList());
            }
            chart(paper, figures, "dashboard.windows", figures.windows());
            chart(paper, figures, "dashboard.consents", figures.consents());
            paper.heading(words.get("dashboard.numbers"));
            paper.table(new float[] {2, 1, 1, 1}, List.of(words.get("dashboard.number"), words.get("desk.quality"), words.get("desk.limit"),
                    words.get("dashboard.throughput")), figures.numbers());
            paper.paragraph(figures.reached());
        }
    }

    private void chart(Paper paper, Figures figures, String key, Chart chart) {
        paper.heading(words.get(key));
        paper.paragraph(chart.summary());
        float[] widths = new float[chart.legend().size() + 1];
        Arrays.fill(widths, 1);
        List<String> heads = new ArrayList<>(List.of(words.get("dashboard.when")));
        chart.legend().forEach(one -> heads.add(one.words()));
        List<List<String>> rows = chart.bars().stream().filter(bar -> bar.parts().stream().anyMatch(part -> part.count() > 0)).map(bar -> {
            List<String> row = new ArrayList<>(List.of(bar.label()));
            bar.parts().forEach(part -> row.add(figures.number(part.count())));
            return row;
        }).toList();
        if (!rows.isEmpty()) {
            paper.table(widths, heads, rows);
        }
    }
}
