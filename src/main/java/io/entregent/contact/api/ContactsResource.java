package io.entregent.contact.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.contact.Erasures;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The people who write to a tenant. */
@Path("v1/tenants/{slug}/contacts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "contacts")
public class ContactsResource extends TenantResource {

    public record ContactJson(String id, String name, String phone, String userId, String username, Instant since) {
    }

    @Inject
    private Contacts contacts;

    @Inject
    private Erasures erasures;

    @GET
    @Operation(summary = "Reads a contact; written to the audit log")
    public ContactJson read(@PathParam("id") String id) {
        ContactView view = contacts.view(Given.id(id));
        return new ContactJson(view.id().toString(), view.name(), view.phone(), view.userId(), view.username(), view.since());
    }

    @DELETE
    @Operation(summary = "Erases a person",
            description = "Rows are deleted and keys destroyed; a do-not-contact entry of keyed hashes stays")
    @APIResponse(responseCode = "204")
    public void erase(@PathParam("id") String id) {
        erasures.erase(Given.id(id));
    }
}
