package io.entregent.template.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.draft.DraftView;
import io.entregent.template.draft.Drafts;
import io.entregent.template.lint.Finding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /**
     * A draft to be written.
     *
     * @param languages by code, each with Meta's "components" and, if wanted, "parameter_format" and "meanings"
     * @param revision  that was read; needed to change a draft
     */
    public record DraftBody(String name, String category, Map<String, JsonNode> languages, Integer revision) {

        TemplateDocument document() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("name", Given.present(name, "name")).put("category", Given.present(category, "category"));
            json.putObject("languages").setAll(Given.present(languages, "languages"));
            return TemplateDocument.parse(json.toString());
        }
    }

    /** A draft, and what the linter says of it. */
    public record DraftJson(String id, int revision, String name, String category, JsonNode languages, String sha256,
            Instant updatedAt, List<FindingJson> findings) {
    }

    /** One finding; "field" names the language and the component. */
    public record FindingJson(String field, String code, String severity, List<String> arguments, String proposal, String source) {

        static FindingJson of(Finding one) {
            return new FindingJson(one.field(), one.code(), one.severity().name().toLowerCase(Locale.ROOT), one.args(),
                    one.proposal(), one.address());
        }
    }

    @Inject
    private Templates templates;

    @Inject
    private Drafts drafts;

    @GET
    @Operation(summary = "Lists templates by name and language")
    public Listing<TemplateJson> list() {
        return Listing.whole(templates.all(), TemplateJson::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a template: as the platform holds it, or as it is drafted here")
    public Response read(@PathParam("id") String id) {
        UUID given = Given.id(id);
        Optional<TemplateView> held = templates.all().stream().filter(one -> one.id().equals(given)).findFirst();
        return Response.ok(held.<Object>map(TemplateJson::of).orElseGet(() -> draft(given))).build();
    }

    @GET
    @Path("drafts")
    @Operation(summary = "Lists drafts, last changed first")
    public Listing<DraftJson> drafts() {
        return Listing.whole(drafts.all(), one -> json(one, List.of()));
    }

    @POST
    @Operation(summary = "Begins a template")
    public Response create(DraftBody body) {
        UUID id = drafts.create(Given.present(body, "body").document());
        return created("templates/" + id, draft(id));
    }

    @GET
    @Path("{id}/draft")
    @Operation(summary = "Reads a draft with what the linter says of it")
    public DraftJson readDraft(@PathParam("id") String id) {
        return draft(Given.id(id));
    }

    @PUT
    @Path("{id}/draft")
    @Operation(summary = "Saves a draft; 409 with the other side if it was changed since the given revision")
    public DraftJson save(@PathParam("id") String id, DraftBody body) {
        drafts.save(Given.id(id), Given.present(Given.present(body, "body").revision(), "revision"), body.document());
        return draft(Given.id(id));
    }

    @DELETE
    @Path("{id}/draft")
    @Operation(summary = "Discards a draft")
    public void discard(@PathParam("id") String id) {
        drafts.discard(Given.id(id));
    }

    private DraftJson draft(UUID id) {
        return json(drafts.view(id), drafts.findings(id));
    }

    private static DraftJson json(DraftView view, List<Finding> findings) {
        return new DraftJson(view.id().toString(), view.revision(), view.document().name(), view.document().category(),
                view.document().json().get("languages"), view.document().hash(), view.updatedAt(),
                findings.stream().map(FindingJson::of).toList());
    }
}
