package io.entregent.rights.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.contact.Erasures;
import io.entregent.kernel.Rejected;
import io.entregent.rights.LegalHoldView;
import io.entregent.rights.LegalHolds;
import io.entregent.rights.Removals;
import io.entregent.rights.file.PersonFiles;
import io.entregent.vault.Spool;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What one person may ask for, and what keeps the data all the same. */
@Path("v1/tenants/{slug}/contacts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "contacts")
public class PersonRightsResource extends TenantResource {

    /** @param until when it ends by itself, at most ten years away */
    public record NewHold(String reason, Instant until) {
    }

    public record HoldJson(String id, String reason, Instant until, Instant openedAt, Instant endedAt) {

        static HoldJson of(LegalHoldView one) {
            return new HoldJson(one.id().toString(), one.reason(), one.endsAt(), one.openedAt(), one.endedAt());
        }
    }

    public record Holds(List<HoldJson> items) {
    }

    @Inject
    private PersonFiles files;

    @Inject
    private LegalHolds holds;

    @Inject
    private Erasures erasures;

    @Inject
    private Removals removals;

    @GET
    @Path("file")
    @Produces({"application/zip", "application/json", "application/pdf"})
    @Operation(summary = "Everything that is held of a person; written to the audit log",
            description = "as=zip (data, tables, papers in French and English, and all files), json, or pdf in the language fr or en")
    public Response file(@PathParam("id") String id, @QueryParam("as") String as, @QueryParam("language") String language) {
        UUID contact = Given.id(id);
        String format = as == null ? "zip" : as;
        return switch (format) {
            case "json" -> Response.ok(files.json(contact), "application/json").build();
            case "pdf" -> Response.ok(files.paper(contact, "fr".equals(language) ? Locale.FRENCH : Locale.ENGLISH), "application/pdf").build();
            case "zip" -> archive(contact);
            default -> throw Given.invalid("as");
        };
    }

    private Response archive(UUID contact) {
        Spool archive = files.archive(contact);
        StreamingOutput body = out -> PersonFiles.send(archive, out);
        return Response.ok(body, "application/zip").header("Content-Disposition", "attachment; filename=\"person-" + contact + ".zip\"").build();
    }

    @POST
    @Path("removal")
    @Operation(summary = "Takes a person from the contact list, as he or she asked; all consents are withdrawn")
    @APIResponse(responseCode = "204")
    public void remove(@PathParam("id") String id) {
        removals.remove(Given.id(id));
    }

    @DELETE
    @Path("removal")
    @Operation(summary = "Takes a removal back that was a mistake; opts nobody in")
    @APIResponse(responseCode = "204")
    public void readmit(@PathParam("id") String id) {
        erasures.readmit(Given.id(id));
    }

    @GET
    @Path("holds")
    @Operation(summary = "Legal holds on a person's data, newest first")
    public Holds holds(@PathParam("id") String id) {
        return new Holds(holds.ofSomebody(Given.id(id)).stream().map(HoldJson::of).toList());
    }

    @POST
    @Path("holds")
    @Operation(summary = "Keeps a person's data from erasure and from every retention rule, for a reason and until an end")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HoldJson.class)))
    public Response hold(@PathParam("id") String id, NewHold wanted) {
        NewHold given = Given.present(wanted, "body");
        LegalHoldView opened = holds.open(Given.id(id), given.reason(), given.until());
        return Response.status(Response.Status.CREATED).entity(HoldJson.of(opened)).build();
    }

    @DELETE
    @Path("holds/{hold}")
    @Operation(summary = "Ends a legal hold")
    @APIResponse(responseCode = "204")
    public void release(@PathParam("id") String id, @PathParam("hold") String hold) {
        UUID wanted = Given.id(hold);
        if (holds.ofSomebody(Given.id(id)).stream().noneMatch(one -> one.id().equals(wanted))) {
            throw Rejected.notFound();
        }
        holds.end(wanted);
    }
}
