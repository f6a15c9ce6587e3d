package io.entregent.access.api;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What belongs to one tenant; that the caller may enter it was seen to by {@link ApiFilter}. */
public abstract class TenantResource {

    @PathParam("slug")
    private String slug;

    // Not final: the container puts proxies before resources.
    protected String slug() {
        return slug;
    }

    /**
     * 201, with the address of what was made.
     *
     * @param place below the tenant, with the id at its end
     */
    protected Response created(String place, Object body) {
        return Response.created(URI.create("/api/v1/tenants/" + slug + "/" + place)).entity(body).build();
    }
}
