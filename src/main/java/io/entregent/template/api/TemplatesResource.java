package io.entregent.template.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The templates that the platform holds for a tenant. */
@Path("v1/tenants/{slug}/templates")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "templates")
public class TemplatesResource extends TenantResource {

    /** @param variables what has to be given, in this order */
    public record TemplateJson(String id, String name, String language, String category, String status, String header,
            String body, String footer, List<String> buttons, List<String> variables, Instant changedAt) {

        static TemplateJson of(TemplateView view) {
            return new TemplateJson(view.id().toString(), view.name(), view.language(), view.category(), view.status(),
                    view.header(), view.body(), view.footer(), view.buttons(), view.variables(), view.changedAt());
        }
    }

    @Inject
    private Templates templates;

    @GET
    @Operation(summary = "Lists templates by name and language")
    public Listing<TemplateJson> list() {
        return Listing.whole(templates.all(), TemplateJson::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a template")
    public TemplateJson read(@PathParam("id") String id) {
        return TemplateJson.of(templates.view(Given.id(id)));
    }
}
