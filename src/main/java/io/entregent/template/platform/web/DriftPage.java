package io.entregent.template.platform.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.template.platform.Drift;
import io.entregent.template.platform.SyncView;
import io.entregent.template.platform.Syncs;
import io.entregent.template.review.Comparing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Templates that differ from what was approved here, beside what was. */
@Named
@RequestScoped
public class DriftPage {

    private static final int SHOWN = 30;

    @Inject
    private Drift drift;

    @Inject
    private Syncs syncs;

    @Inject
    private Access access;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private Look look;

    private List<Drift.Found> found;
    private int more;

    public void enter() {
        access.require(Permission.TEMPLATE_READ);
    }

    /** The first of them; the rest follows when these are settled. */
    public List<Drift.Found> getFound() {
        if (found == null) {
            List<Drift.Found> all = drift.all();
            more = Math.max(0, all.size() - SHOWN);
            found = all.subList(0, Math.min(SHOWN, all.size()));
        }
        return found;
    }

    public int getMore() {
        getFound();
        return more;
    }

    public List<Comparing.Row> rows(Drift.Found one) {
        return Comparing.rows(one.approved(), one.theirs());
    }

    public SyncView getLast() {
        return syncs.last().orElse(null);
    }

    public String getLastAt() {
        return syncs.last().map(one -> times.moment(one.at())).orElse("");
    }

    public boolean isWritable() {
        return access.may(Permission.TEMPLATE_WRITE);
    }

    public void sync() {
        try {
            SyncView done = syncs.now();
            found = null;
            say.done("drift.synced", done.seen(), done.changed(), done.failures().size());
        } catch (Rejected refused) {
            say.refused(refused);
        }
    }

    public void adopt(String row) throws IOException {
        try {
            UUID draft = drift.adopt(Ids.parse(row).orElseThrow(Rejected::notFound));
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getBase() + "/templates/" + draft);
        } catch (Rejected refused) {
            say.refused(refused);
        }
    }

    public void revert(String row) {
        try {
            drift.revert(Ids.parse(row).orElseThrow(Rejected::notFound));
            say.done("drift.reverting");
        } catch (Rejected refused) {
            say.refused(refused);
        }
    }
}
