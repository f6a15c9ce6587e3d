package io.entregent.access.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.jobs.FailedTicket;
import io.entregent.kernel.jobs.Tickets;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the operator of the installation sees: the queue, by numbers and codes. */
@Named
@RequestScoped
public class Operations {

    /** How many tickets are in a state. */
    public record Figure(String code, long count) {
    }

    /** One ticket that was set aside. */
    public record Failed(long id, String queue, String error, int attempts, String since) {
    }

    private static final String SCOPE = "pump";
    private static final int MOST = 100;

    @Inject
    private Access access;

    @Inject
    private Tickets tickets;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private AsShown shown;

    private final ShownRows<Failed> failed = new ShownRows<>(this::failed, Failed::id);

    public List<Figure> getFigures() {
        access.require(Permission.OPERATE);
        Map<String, Long> counts = Scope.system(SCOPE).call(tickets::countByState);
        return Stream.of("ready", "leased", "failed").map(code -> new Figure(code, counts.getOrDefault(code, 0L))).toList();
    }

    public List<Failed> getFailed() {
        return failed.get(shown);
    }

    public String getShown() {
        return failed.keys(shown);
    }

    private List<Failed> failed() {
        access.require(Permission.OPERATE);
        return Scope.system(SCOPE).call(() -> tickets.failed(MOST)).stream().map(this::row).toList();
    }

    private Failed row(FailedTicket one) {
        return new Failed(one.ticket().id(), one.ticket().queue(), one.error(), one.ticket().attempts(),
                times.moment(one.createdAt()));
    }

    public void retry(long id) {
        access.require(Permission.OPERATE);
        boolean found = Scope.system(SCOPE).call(() -> tickets.retry(id));
        say.done(found ? "operations.retried" : "operations.retryGone");
    }
}
