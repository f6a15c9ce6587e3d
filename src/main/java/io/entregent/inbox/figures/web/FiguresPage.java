package io.entregent.inbox.figures.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.entregent.inbox.figures.TemplateFigure;
import io.entregent.inbox.figures.TemplateFigures;
import io.entregent.inbox.read.MessageView;
import io.entregent.inbox.web.Failures;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How templates fared in the last days; the number of days is in the address. */
@Named
@RequestScoped
public class FiguresPage {

    private static final List<Integer> DAYS = List.of(7, 30, 90);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Inject
    private TemplateFigures figures;

    @Inject
    private Failures failures;

    @Inject
    private Look look;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private List<TemplateFigure> lines;

    public void enter() {
        getLines();
    }

    public List<TemplateFigure> getLines() {
        if (lines == null) {
            Instant now = clock.instant();
            lines = figures.between(now.minus(Duration.ofDays(getDays())), now);
        }
        return lines;
    }

    public int getDays() {
        String asked = request.getParameter("days");
        return asked == null ? DAYS.get(1) : DAYS.stream().filter(one -> one.toString().equals(asked)).findFirst().orElse(DAYS.get(1));
    }

    public List<Integer> getChoices() {
        return DAYS;
    }

    /** The longest bar. */
    public long getMost() {
        return Math.max(1, getLines().stream().mapToLong(one -> one.sent() + one.failed()).max().orElse(1));
    }

    /** Why messages failed, in words, the most frequent first. */
    public List<String> why(TemplateFigure one) {
        return reasons(one).map(entry -> entry.getValue() + " × " + failures.sentence(new MessageView.Failure(entry.getKey(), null))).toList();
    }

    private static Stream<Map.Entry<String, Long>> reasons(TemplateFigure one) {
        return one.reasons().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed());
    }

    /** The same as a file. */
    public void export() throws IOException {
        OutputStreamWriter writer = new OutputStreamWriter(Attachment.begin("text/csv; charset=UTF-8", "templates-"
                + look.getBase().substring(3) + "-" + clock.instant().toString().substring(0, 10) + ".csv"), StandardCharsets.UTF_8);
        // Without it, spreadsheets read French letters as something else.
        writer.write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord("template", "language", "version", "sent", "delivered", "read", "failed", "clicks", "reasons");
            getLines().forEach(one -> csv.writeRecord(one.name(), one.language(), one.number() == null ? "" : one.number().toString(),
                    Long.toString(one.sent()), Long.toString(one.delivered()), Long.toString(one.read()), Long.toString(one.failed()),
                    Long.toString(one.clicks()),
                    reasons(one).map(entry -> entry.getKey() + " × " + entry.getValue()).collect(Collectors.joining(", "))));
        }
        Attachment.end();
    }
}
