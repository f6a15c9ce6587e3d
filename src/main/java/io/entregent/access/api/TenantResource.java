package io.entregent.access.api;

import jakarta.ws.rs.PathParam;

/** What belongs to one tenant; that the caller may enter it was seen to by {@link ApiFilter}. */
public abstract class TenantResource {

    @PathParam("slug")
    private String slug;

    // Not final: the container puts proxies before resources.
    protected String slug() {
        return slug;
    }
}
