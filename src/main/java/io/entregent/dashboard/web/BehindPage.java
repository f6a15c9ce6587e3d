package io.entregent.dashboard.web;

import io.entregent.dashboard.Behind;
import io.entregent.dashboard.Dashboard;
import io.entregent.kernel.Page;
import io.entregent.kernel.Span;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The conversations or consents behind a figure. */
@Named
@RequestScoped
public class BehindPage {

    /** One of them in words; {@code address} is null for who may not go there. */
    public record Row(String when, String words, String tone, String address, String door) {
    }

    private static final int PAGE = 50;
    private static final List<String> KINDS = List.of("answered", "lapsed", "waiting", "lapsing", "reached", "optin", "optout");

    @Inject
    private Dashboard dashboard;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Look look;

    @Inject
    private Words words;

    @Inject
    private Times times;

    private Page<Behind> page;

    public void enter() {
        page();
    }

    private Page<Behind> page() {
        if (page == null) {
            page = dashboard.behind(Span.day(text("from")), Span.day(text("to")), getWhat(), text("cursor"), PAGE);
        }
        return page;
    }

    public List<String> getKinds() {
        return KINDS;
    }

    public String getWhat() {
        return text("what").isEmpty() ? KINDS.get(0) : text("what");
    }

    public String getFrom() {
        return text("from");
    }

    public String getTo() {
        return text("to");
    }

    public List<Row> getRows() {
        return page().rows().stream().map(this::row).toList();
    }

    private Row row(Behind one) {
        String told = one.purpose() == null ? words.get("dashboard.legend." + one.what())
                : words.of("consent.event." + one.what(), words.find("rules.word." + one.purpose()).orElse(one.purpose()));
        String address = one.conversation() != null ? look.getBase() + "/inbox/" + one.conversation()
                : one.contact() != null ? look.getBase() + "/consent/person?id=" + one.contact() : null;
        String tone = switch (one.what()) {
            case "answered", "given", "confirmed", "renewed" -> "open";
            case "lapsed", "withdrawn", "refused", "objected" -> "closed";
            case "waiting", "lapsing" -> "closing";
            default -> "none";
        };
        String door = one.person() != null ? one.person() : words.get(one.purpose() == null ? "violation.conversation" : "dashboard.behind.person");
        return new Row(times.moment(one.at()), told, tone, address, door);
    }

    public String getNext() {
        return page().next() == null ? null : look.getBase() + "/dashboard/behind?what=" + getWhat() + "&from=" + day("from") + "&to=" + day("to")
                + "&cursor=" + page().next();
    }

    /** As a date or not at all: it is written into an address. */
    private String day(String name) {
        return Span.day(text(name)) == null ? "" : Span.day(text(name)).toString();
    }

    private String text(String name) {
        String told = request.getParameter(name);
        return told == null ? "" : told.strip();
    }
}
