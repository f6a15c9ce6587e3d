package io.entregent.audit.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.office.AlertView;
import io.entregent.audit.office.Alerts;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** What officers should look at. */
@Named
@RequestScoped
public class AlertsPage {

    /** One alert; the address leads to its entry, or to what the person did. */
    public record Line(String words, String who, String when, String address, boolean seen) {
    }

    @Inject
    private Alerts alerts;

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

    private Integer unseen;

    public void enter() {
        access.require(Permission.AUDIT_READ);
    }

    public List<Line> getLines() {
        return alerts.all().stream().map(this::line).toList();
    }

    private Line line(AlertView one) {
        String address = switch (one.kind()) {
            case "signer_silent", "tail_waits", "witness_contradicts" -> "/audit/verify";
            case "refusals" -> "/audit?outcome=refused&from=" + times.day(one.at());
            default -> "/audit?from=" + times.day(one.at()) + "&entry=" + one.entry();
        };
        String who = Set.of("signer_silent", "tail_waits").contains(one.kind()) ? words.get("audit.kind.system") : one.about();
        return new Line(words.get("audit.alert." + one.kind()), who, times.exact(one.at()), look.getBase() + address, one.seen());
    }

    public int getUnseen() {
        unseen = unseen == null ? alerts.unseen() : unseen;
        return unseen;
    }

    public void seeAll() {
        alerts.seeAll();
        unseen = null;
        say.done("audit.alerts.seen");
    }
}
