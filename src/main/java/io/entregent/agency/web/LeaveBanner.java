package io.entregent.agency.web;

import io.entregent.access.web.Frame;
import io.entregent.agency.leave.Leaving;
import io.entregent.kernel.faces.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Over every page of a tenant that is going to be erased. */
@Named
@RequestScoped
public class LeaveBanner {

    @Inject
    private Leaving leaving;

    @Inject
    private Frame frame;

    @Inject
    private Times times;

    private String due;

    /** Whether the reader may call it off, which nobody of an agency may. */
    public boolean isMaster() {
        return leaving.isMaster();
    }

    /** When, in words; empty if nothing is under way. */
    public String getDue() {
        if (due == null) {
            due = frame.getTenant() == null ? "" : leaving.due().map(times::moment).orElse("");
        }
        return due;
    }
}
