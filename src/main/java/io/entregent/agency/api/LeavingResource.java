package io.entregent.agency.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.agency.leave.Leave;
import io.entregent.agency.leave.Leaving;
import io.entregent.agency.leave.Takeout;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the tenant leaves: take along, revoke, erase after a cooling-off time. */
@Path("v1/tenants/{slug}/offboarding")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "onboarding")
public class LeavingResource extends TenantResource {

    /** @param name of the tenant, so that nobody leaves by mistake */
    public record Asked(String name) {
    }

    public record LeaveJson(String id, Instant askedAt, Instant dueAt, Instant exportedAt, Instant revokedAt) {

        static LeaveJson of(Leave one) {
            return new LeaveJson(one.id().toString(), one.askedAt(), one.dueAt(), one.exportedAt(), one.revokedAt());
        }
    }

    @Inject
    private Leaving leaving;

    @Inject
    private Takeout takeout;

    @GET
    @Operation(summary = "What is under way; 404 if nothing is")
    public LeaveJson leave() {
        return leaving.open().map(LeaveJson::of).orElseThrow(Rejected::notFound);
    }

    @POST
    @Operation(summary = "Asks to leave: the tenant is erased when the cooling-off time is over", description = "Only a person decides that: an"
            + " administrator of the tenant's own, with a token whose login was confirmed at the second level (acr) less than five minutes ago."
            + " 403 permission.denied for programs and agencies, 403 approval.stepUp without the confirmation; 422 leave.name unless the"
            + " tenant's name is repeated")
    public LeaveJson ask(Asked given) {
        leaving.ask(Given.present(given, "body").name());
        return leave();
    }

    @DELETE
    @Operation(summary = "Calls it off")
    @APIResponse(responseCode = "204")
    public void cancel() {
        leaving.cancel();
    }

    @POST
    @Path("revoke")
    @Operation(summary = "Ends at once what Meta, the app's tokens and the agency may")
    public LeaveJson revoke() {
        leaving.revoke();
        return leave();
    }

    @GET
    @Path("export")
    @Produces("application/zip")
    @Operation(summary = "Everything of the tenant as a ZIP of JSON lines")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/zip", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public StreamingOutput export() {
        leaving.exporting();
        return takeout::write;
    }
}
