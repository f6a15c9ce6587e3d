package io.entregent.audit.web;

import io.entregent.audit.retention.HoldView;
import io.entregent.audit.retention.Retention;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** How long entries stay, and legal holds. */
@Named
@RequestScoped
public class RetentionPage {

    /** One hold as the list shows it. */
    public record Line(UUID id, String reason, String range, String who, String words, boolean stands) {
    }

    /** One length of time that can be chosen. */
    public record Choice(int months, String words) {
    }

    @Inject
    private Retention retention;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private AsShown shown;

    private final ShownRows<Line> rows = new ShownRows<>(this::all, Line::id);

    private Integer months;
    private String reason;
    private String from;
    private String to;

    public void keepMonths() {
        say.attempt("audit.retention.set", () -> retention.setMonths(getMonths()));
    }

    public void hold() {
        say.attempt("audit.hold.isSet", () -> {
            retention.hold(reason, start(from, 0), start(to, 1));
            reason = null;
            from = null;
            to = null;
        });
    }

    public void lift(UUID id) {
        say.attempt("audit.hold.isLifted", () -> retention.lift(id));
    }

    private Instant start(String day, int later) {
        try {
            return day == null || day.isBlank() ? null : LocalDate.parse(day.strip()).plusDays(later).atStartOfDay(times.zone()).toInstant();
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    public List<Line> getLines() {
        return rows.get(shown);
    }

    public String getShown() {
        return rows.keys(shown);
    }

    private List<Line> all() {
        return retention.holds().stream().map(this::line).toList();
    }

    private Line line(HoldView one) {
        return new Line(one.id(), one.reason(), words.of("audit.hold.range", times.date(times.day(one.from())),
                times.date(times.day(one.to().minusSeconds(1)))), one.by(), one.lifted() == null ? words.get("audit.hold.stands")
                        : words.of("audit.hold.lifted", one.liftedBy(), times.moment(one.lifted())), one.lifted() == null);
    }

    public List<Choice> getChoices() {
        return Retention.MONTHS.stream().map(one -> new Choice(one, words.of("audit.retention.months.of", one))).toList();
    }

    public Integer getMonths() {
        return months == null ? retention.months() : months;
    }

    public void setMonths(Integer months) {
        this.months = months;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
