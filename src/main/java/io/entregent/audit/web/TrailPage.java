package io.entregent.audit.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Checking;
import io.entregent.audit.Standing;
import io.entregent.audit.Trail;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** Whether the log holds: how far it is signed and verified, and the files with which others look for themselves. */
@Named
@RequestScoped
public class TrailPage {

    @Inject
    private Trail trail;

    @Inject
    private Checking checking;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    private Trail.Head head;
    private Optional<Checking.State> check;

    public void enter() {
        access.require(Permission.AUDIT_READ);
    }

    public void check() {
        checking.start();
        check = checking.state();
    }

    /** Read once: were it to end in the middle of a page, that would tell of neither its progress nor its end. */
    private Optional<Checking.State> state() {
        if (check == null) {
            check = checking.state();
        }
        return check;
    }

    private Trail.Head head() {
        if (head == null) {
            head = trail.head();
        }
        return head;
    }

    /** One sentence for the badge. */
    public String getBadge() {
        Trail.Head now = head();
        Checking.State state = state().orElse(null);
        if (now.at() == null) {
            return words.get("audit.badge.none");
        }
        if (isSilent()) {
            return words.of("audit.badge.silent", times.exact(now.at()), now.unsigned());
        }
        if (state != null && !state.isRunning() && !state.good()) {
            return words.of("audit.badge.fault", Long.toString(Math.max(state.fault(), 0)));
        }
        if (state != null && state.good()) {
            return words.of("audit.badge.verified", Long.toString(state.of() - 1), times.exact(state.ended()));
        }
        return words.of("audit.badge.signed", Long.toString(now.size() - 1), times.exact(now.at()));
    }

    public String getTone() {
        Checking.State state = state().orElse(null);
        boolean fault = state != null && !state.isRunning() && !state.good();
        return fault ? "closed" : head().at() == null || isSilent() ? "closing" : "open";
    }

    private boolean isSilent() {
        Standing standing = head().standing();
        return standing.silent() != null || standing.state() == Standing.State.UNKNOWN;
    }

    public boolean isRunning() {
        return state().filter(Checking.State::isRunning).isPresent();
    }

    public long getDone() {
        return state().map(Checking.State::done).orElse(0L);
    }

    public long getOf() {
        return state().map(Checking.State::of).orElse(1L);
    }

    public String getProgress() {
        return words.of("audit.verify.progress", getDone(), getOf());
    }

    public boolean isSigned() {
        return head().at() != null;
    }

    public String getKey() {
        return head().vkey();
    }

    public String getSize() {
        return Long.toString(head().size());
    }

    /** The numbers are those of the log's leaves, which begin at 0: the last one is not how many there are. */
    public String getNumbered() {
        return words.of("audit.numbered", getSize(), Long.toString(head().size() - 1));
    }

    public String getUnsigned() {
        return Long.toString(head().unsigned());
    }

    public String getFiles() {
        return "/audit/" + look.getBase().substring("/t/".length());
    }

    /** Whether an entry of this number can be proven already. */
    public boolean covers(Long seq) {
        return seq != null && seq < head().size();
    }
}
