package io.entregent.access.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.Settings;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The places of the settings that are open to the reader. */
@Named
@RequestScoped
public class SettingsPage {

    private static final Doors PLACES = new Doors()
            .and("brand", Permission.CHANNEL_MANAGE)
            .and("sessions", Permission.MEMBERS_READ)
            .and("keys", Permission.MEMBERS_READ)
            .and("webhooks", Permission.INTEGRATE)
            .and("inlets", Permission.CHANNEL_MANAGE)
            .and("isolation", Permission.AUDIT_READ);

    @Inject
    private Access access;

    @Inject
    private HttpServletRequest request;

    public void enter() {
        access.require(Permission.MEMBERS_READ);
    }

    public List<String> getPlaces() {
        return PLACES.openTo(access);
    }

    /** An example of a call of this tenant's REST API with a key, which reads what the key may. */
    public String call(String key, String resource) {
        return "curl -H \"Authorization: Bearer " + key + "\" " + Settings.address("ENTREGENT_PUBLIC_URL") + "/api/v1/tenants/"
                + ((Tenant) request.getAttribute(TenantFilter.TENANT)).slug() + "/" + resource;
    }
}
