package io.entregent.violation.web;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Permission;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Routes;
import io.entregent.kernel.faces.Say;
import io.entregent.violation.ViolationView;
import io.entregent.violation.Violations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The queue: what waits, and one of it beside. */
@Named
@RequestScoped
public class ViolationsPage {

    private static final int PAGE = 30;

    @Inject
    private Violations violations;

    @Inject
    private ViolationQuery query;

    @Inject
    private ViolationLines lines;

    @Inject
    private Access access;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Look look;

    @Inject
    private Say say;

    private Page<ViolationView> page;
    private ViolationLines.Row chosen;
    private String allowName;

    public void enter() {
        access.require(Permission.POLICY_READ);
        getChosen();
    }

    public List<ViolationLines.Row> getRows() {
        return page().rows().stream().map(lines::row).toList();
    }

    private Page<ViolationView> page() {
        if (page == null) {
            page = violations.list(query.filter(), request.getParameter("cursor"), PAGE);
        }
        return page;
    }

    /** The one that the address names; null if it names none. */
    public ViolationLines.Row getChosen() {
        if (chosen == null && id() != null) {
            chosen = lines.row(violations.view(Ids.parse(id()).orElseThrow(Rejected::notFound)));
        }
        return chosen;
    }

    private String id() {
        Object id = request.getAttribute(Routes.ID);
        return id == null ? null : id.toString();
    }

    public long getCount() {
        return violations.count(query.filter());
    }

    public String getNext() {
        return page().next() == null ? null : look.getBase() + "/violations" + query.address(page().next());
    }

    public String addressOf(UUID id) {
        return look.getBase() + "/violations/" + id + query.address(null);
    }

    public String getList() {
        return look.getBase() + "/violations" + query.address(null);
    }

    public boolean isFiltered() {
        return query.isFiltered();
    }

    public boolean isWriter() {
        return access.may(Permission.POLICY_WRITE);
    }

    public String wanted(String name) {
        return query.text(name);
    }

    public List<String> getNames() {
        return query.names();
    }

    public List<String> getRules() {
        return violations.rules();
    }

    public String nameOf(String rule) {
        return lines.rule(rule);
    }

    public List<Member> getHelpers() {
        return violations.helpers();
    }

    public void accept() {
        settle("accepted", violations::accept);
    }

    public void redact() {
        settle("redacted", violations::redact);
    }

    public void escalate() {
        settle("escalated", violations::escalate);
    }

    public void reopen() {
        settle("reopened", violations::reopen);
    }

    public void assign() {
        String who = query.text("helper");
        settle("assigned", ids -> violations.assign(ids, who.isEmpty() ? null : Ids.parse(who).orElseThrow(Rejected::notFound),
                query.date("dueDay")));
    }

    public void allow() {
        attempt(() -> {
            violations.allow(getChosen().id(), allowName);
            say.done("violation.done.allowed");
        });
    }

    /** Those ticked in the list; in the view of one, that one. */
    private void settle(String key, Consumer<Collection<UUID>> work) {
        List<UUID> ids = getChosen() == null ? query.chosen() : List.of(getChosen().id());
        if (ids.isEmpty()) {
            say.refused(Rejected.invalid("violation.noneChosen"));
            return;
        }
        attempt(() -> {
            work.accept(ids);
            say.done("violation.done." + key, ids.size());
        });
    }

    private void attempt(Runnable work) {
        say.attempt(work);
        page = null;
        chosen = null;
    }

    public List<String> getStates() {
        return Arrays.asList("waiting", "open", "escalated", "accepted", "redacted", "all");
    }

    public List<String> getSeverities() {
        return List.of("critical", "high", "medium", "low");
    }

    public List<String> getSources() {
        return List.of("outbound", "inbound", "template", "account", "automation");
    }

    public String getAllowName() {
        return allowName;
    }

    public void setAllowName(String allowName) {
        this.allowName = allowName;
    }
}
