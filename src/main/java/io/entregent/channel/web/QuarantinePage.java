package io.entregent.channel.web;

import io.entregent.channel.Quarantine;
import io.entregent.channel.Quarantined;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** What the operator sees of deliveries that found no tenant: ids and reasons, never content. */
@Named
@RequestScoped
public class QuarantinePage {

    /** One delivery that was set aside. */
    public record Row(UUID id, String reason, String business, String number, int updates, String since) {
    }

    private static final int MOST = 100;

    @Inject
    private Quarantine quarantine;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private AsShown shown;

    private final ShownRows<Row> rows = new ShownRows<>(this::all, Row::id);

    public List<Row> getRows() {
        return rows.get(shown);
    }

    public String getShown() {
        return rows.keys(shown);
    }

    private List<Row> all() {
        return quarantine.list(null, MOST).rows().stream().map(this::row).toList();
    }

    public long getCount() {
        return quarantine.countByReason().values().stream().mapToLong(Long::longValue).sum();
    }

    public void release(UUID id) {
        say.attempt("operations.released", () -> {
            if (!quarantine.release(id)) {
                throw Rejected.conflict("operations.stillNobody");
            }
        });
    }

    private Row row(Quarantined one) {
        String reason = words.find("operations.quarantine." + one.reason()).orElse(one.reason());
        return new Row(one.id(), reason, one.businessId(), one.accountId(), one.updates(), times.moment(one.at()));
    }
}
