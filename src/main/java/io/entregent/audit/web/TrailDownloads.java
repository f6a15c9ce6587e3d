package io.entregent.audit.web;

import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.audit.Pack;
import io.entregent.audit.Trail;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The proof of one entry, and the whole signed log as a pack, as files. */
@Named
@RequestScoped
public class TrailDownloads {

    private static final int MOST_PROOFS = 200;

    @Inject
    private AuditQuery query;

    @Inject
    private AuditLog log;

    @Inject
    private Trail trail;

    @Inject
    private Pack pack;

    @Inject
    private Look look;

    @Inject
    private Clock clock;

    public void proof() throws IOException {
        String seq = query.text("seq");
        if (seq == null || !seq.matches("[0-9]{1,18}")) {
            throw Rejected.notFound();
        }
        byte[] proof = trail.proof(Long.parseLong(seq)).getBytes(StandardCharsets.UTF_8);
        Attachment.send("text/plain; charset=utf-8", "entry-" + seq + ".tlog-proof", proof);
    }

    /** The recorded bytes of an entry, to go with its proof. */
    public void entry() throws IOException {
        AuditRow row = log.byId(query.text("entry")).orElseThrow(Rejected::notFound);
        Attachment.send("application/json", "entry-" + row.seq() + ".json", row.canonical().getBytes(StandardCharsets.UTF_8));
    }

    /** Entries that the search finds get a proof of their own. */
    public void pack() throws IOException {
        var chosen = log.numbers(query.filter(), MOST_PROOFS);
        trail.checkpoint();
        pack.write(Attachment.begin("application/zip", "audit-" + look.getBase().substring(3) + "-" + clock.instant().toString().substring(0, 10)
                + ".zip"), chosen, (done, of) -> { });
        Attachment.end();
    }
}
