package io.entregent.agency.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.agency.leave.Leave;
import io.entregent.agency.leave.Leaving;
import io.entregent.agency.leave.Takeout;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;

/** How the tenant leaves: take along, revoke, erase. */
@Named
@RequestScoped
public class LeavingPage {

    @Inject
    private Leaving leaving;

    @Inject
    private Takeout takeout;

    @Inject
    private Access access;

    @Inject
    private Times times;

    @Inject
    private Say say;

    private Leave leave;
    private boolean read;
    private String name;

    public void enter() {
        access.require(Permission.MEMBERS_WRITE);
    }

    /** What is under way, or null. */
    public Leave getLeave() {
        if (!read) {
            leave = leaving.open().orElse(null);
            read = true;
        }
        return leave;
    }

    public boolean isMaster() {
        return leaving.isMaster();
    }

    /** Whether the reader proved lately who he or she is. */
    public boolean isProven() {
        return access.hasFreshProof();
    }

    public int getDays() {
        return leaving.days();
    }

    public String moment(Instant at) {
        return at == null ? "" : times.moment(at);
    }

    public void ask() {
        attempt("leave.done.asked", () -> leaving.ask(name));
    }

    public void cancel() {
        attempt("leave.done.cancelled", leaving::cancel);
    }

    public void revoke() {
        attempt("leave.done.revoked", leaving::revoke);
    }

    public void export() throws IOException {
        enter();
        leaving.exporting();
        takeout.write(Attachment.begin("application/zip", leaving.fileName()));
        Attachment.end();
    }

    private void attempt(String done, Runnable work) {
        say.attempt(done, work);
        read = false;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
