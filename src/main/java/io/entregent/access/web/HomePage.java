package io.entregent.access.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/** Where people land: in their only tenant, in its first open room, or before a choice. */
@Named
@RequestScoped
public class HomePage {

    @Inject
    private Frame frame;

    public void enter() throws IOException {
        if (frame.getTenants().size() == 1 && !frame.isOperator() && !frame.may("ONBOARD")) {
            go("/t/" + frame.getTenants().get(0).slug());
        }
    }

    public void enterTenant() throws IOException {
        List<String> rooms = frame.getRooms();
        if (!rooms.isEmpty()) {
            go("/t/" + frame.getTenant().slug() + "/" + rooms.get(0));
        }
    }

    private static void go(String address) throws IOException {
        ExternalContext outside = FacesContext.getCurrentInstance().getExternalContext();
        outside.redirect(address);
    }
}
