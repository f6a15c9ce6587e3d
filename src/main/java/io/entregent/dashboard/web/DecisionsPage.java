package io.entregent.dashboard.web;

import io.entregent.dashboard.Dashboard;
import io.entregent.dashboard.Decided;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Span;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.rules.Check;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The decisions behind a figure. */
@Named
@RequestScoped
public class DecisionsPage {

    /** One decision in words. */
    public record Row(String id, String when, String verdict, String tone, String rule, String version, UUID conversation) {
    }

    private static final int PAGE = 50;
    private static final Map<String, String> TONES = Map.of("allow", "open", "refuse", "closed", "hold", "closing");

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

    private Page<Decided> page;

    public void enter() {
        page();
    }

    private Page<Decided> page() {
        if (page == null) {
            page = text("id") != null ? dashboard.decision(Ids.parse(text("id")).orElseThrow(Rejected::notFound))
                    : dashboard.decisions(Span.day(text("from")), Span.day(text("to")), text("verdict"), text("code"), text("cursor"), PAGE);
        }
        return page;
    }

    public List<Row> getRows() {
        return page().rows().stream().map(one -> new Row(one.id().toString(), times.exact(one.at()), words.get("dashboard.verdict." + one.verdict()),
                TONES.getOrDefault(one.verdict(), "none"), one.code() == null ? "" : rule(one.code()), one.version(), one.conversation())).toList();
    }

    public String rule(String code) {
        return words.find("why.rule." + code).or(() -> words.find("violation.rule." + code)).orElse(code);
    }

    public String getNext() {
        if (page().next() == null) {
            return null;
        }
        StringBuilder address = new StringBuilder(look.getBase() + "/dashboard/decisions?cursor=" + page().next());
        for (String name : List.of("from", "to", "verdict", "code")) {
            if (text(name) != null) {
                address.append('&').append(name).append('=').append(URLEncoder.encode(text(name), StandardCharsets.UTF_8));
            }
        }
        return address.toString();
    }

    public String wanted(String name) {
        return text(name) == null ? "" : text(name);
    }

    public List<String> getVerdicts() {
        return List.of("allow", "refuse", "hold");
    }

    public List<String> getCodes() {
        return Stream.of(Check.values()).map(Check::code).distinct().toList();
    }

    private String text(String name) {
        String told = request.getParameter(name);
        return told == null || told.isBlank() ? null : told.strip();
    }
}
