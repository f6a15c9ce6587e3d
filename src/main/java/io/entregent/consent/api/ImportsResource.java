package io.entregent.consent.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.consent.capture.ImportReader;
import io.entregent.consent.capture.ImportView;
import io.entregent.consent.capture.Imports;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files with many consents. */
@Path("v1/tenants/{slug}/consents/imports")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "consents")
public class ImportsResource extends TenantResource {

    /** @param state reading, running, done, refused */
    public record ImportJson(String id, String state, String purpose, long read, long done, long accepted, long refused, Instant createdAt,
            Instant finishedAt) {

        static ImportJson of(ImportView one) {
            return new ImportJson(one.id().toString(), one.state(), one.purpose(), one.read(), one.done(), one.accepted(), one.refused(),
                    one.createdAt(), one.finishedAt());
        }
    }

    @Inject
    private Imports imports;

    @Inject
    private ImportReader reader;

    @POST
    @Consumes({"text/csv", "application/gzip"})
    @Operation(summary = "Imports consents from a CSV file", description = "First line: phone, date, source, wording and if wanted language."
            + " The file may be packed with gzip. Rows without source, date or wording are refused one by one")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportJson.class)))
    public Response send(@QueryParam("purpose") String purpose, InputStream file) {
        return Response.accepted(ImportJson.of(imports.view(reader.read(Given.present(purpose, "purpose"), file)))).build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far an import is")
    public ImportJson read(@PathParam("id") String id) {
        return ImportJson.of(imports.view(Given.id(id)));
    }

    @GET
    @Path("{id}/errors")
    @Produces("text/csv")
    @Operation(summary = "The rows that were refused, with the code of the reason; nothing of the rows themselves")
    public Response errors(@PathParam("id") String id) {
        return Response.ok(imports.report(Given.id(id)), "text/csv; charset=UTF-8").build();
    }
}
