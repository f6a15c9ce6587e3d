package io.entregent.access.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.Settings;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The places of the settings that are open to the reader. */
@Named
@RequestScoped
public class SettingsPage {

    private static final Map<String, Permission> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("brand", Permission.CHANNEL_MANAGE);
        PLACES.put("sessions", Permission.MEMBERS_READ);
        PLACES.put("keys", Permission.MEMBERS_READ);
        PLACES.put("webhooks", Permission.INTEGRATE);
        PLACES.put("inlets", Permission.CHANNEL_MANAGE);
        PLACES.put("isolation", Permission.AUDIT_READ);
    }

    @Inject
    private Access access;

    @Inject
    private HttpServletRequest request;

    public void enter() {
        access.require(Permission.MEMBERS_READ);
    }

    public List<String> getPlaces() {
        return PLACES.entrySet().stream().filter(one -> access.may(one.getValue())).map(Map.Entry::getKey).toList();
    }

    /** An example of a call of this tenant's REST API with a key. */
    public String call(String key) {
        return "curl -H \"Authorization: Bearer " + key + "\" " + Settings.address("ENTREGENT_PUBLIC_URL") + "/api/v1/tenants/"
                + ((Tenant) request.getAttribute(TenantFilter.TENANT)).slug() + "/templates";
    }
}
