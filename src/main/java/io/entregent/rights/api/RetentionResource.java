package io.entregent.rights.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.rights.DataKind;
import io.entregent.rights.Retention;
import io.entregent.rights.register.Register;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long personal data are kept, and the register of what is done with them. */
@Path("v1/tenants/{slug}/retention")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "retention")
public class RetentionResource extends TenantResource {

    /** @param months null for no limit */
    public record Limit(Integer months) {
    }

    /**
     * What a run would do now.
     *
     * @param kind  media, messages, contacts, imports
     * @param found how many would go
     * @param held  how many stay under a legal hold
     */
    public record PreviewJson(String kind, Integer months, Instant before, long found, long held, Instant oldest) {

        static PreviewJson of(Retention.Preview one) {
            return new PreviewJson(one.kind().code(), one.months(), one.before(), one.found(), one.held(), one.oldest());
        }
    }

    public record Previews(List<PreviewJson> items) {
    }

    @Inject
    private Retention retention;

    @Inject
    private Register register;

    @GET
    @Operation(summary = "The limit of each kind of data, and what a run would take away now; takes nothing away")
    public Previews dryRun() {
        return new Previews(retention.dryRun().stream().map(PreviewJson::of).toList());
    }

    @PUT
    @Path("{kind}")
    @Operation(summary = "Sets how many months a kind of data is kept")
    @APIResponse(responseCode = "204")
    public void set(@PathParam("kind") String kind, Limit wanted) {
        retention.set(DataKind.parse(kind), Given.present(wanted, "body").months());
    }

    @POST
    @Path("runs")
    @Operation(summary = "Begins now what happens once a day")
    @APIResponse(responseCode = "202")
    public Response run() {
        retention.runNow();
        return Response.accepted().build();
    }

    @GET
    @Path("register")
    @Produces({"application/json", "text/csv", "application/pdf"})
    @Operation(summary = "The register of processing activities (GDPR 30)", description = "as=json, csv or pdf; language fr or en")
    public Response register(@QueryParam("as") String as, @QueryParam("language") String language) {
        String format = as == null ? "json" : as;
        String type = switch (format) {
            case "json" -> "application/json";
            case "csv" -> "text/csv; charset=UTF-8";
            case "pdf" -> "application/pdf";
            default -> throw Given.invalid("as");
        };
        return Response.ok(register.export(format, "fr".equals(language) ? Locale.FRENCH : Locale.ENGLISH), type).build();
    }
}
