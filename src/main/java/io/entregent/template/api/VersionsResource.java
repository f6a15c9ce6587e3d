package io.entregent.template.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.kernel.Rejected;
import io.entregent.template.draft.Drafts;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.Verdict;
import io.entregent.template.review.Version;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Writing templates, handing them in, and deciding. */
@Path("v1/tenants/{slug}/templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "templates")
public class VersionsResource extends TenantResource {

    /** @param revision of the draft that the caller saw; without it the newest */
    public record HandIn(Integer revision) {
    }

    /**
     * A decision.
     *
     * @param level that is decided, from 1
     * @param hash  of the content that the reviewer saw
     */
    public record Decision(Integer level, String hash, String remark) {
    }

    @Inject
    private Drafts drafts;

    @Inject
    private Reviews reviews;

    @GET
    @Path("{id}/versions")
    @Operation(summary = "Lists the versions of a template, newest first")
    public Listing<VersionJson> list(@PathParam("id") String id) {
        UUID template = Given.id(id);
        List<Version> versions = reviews.versions(template);
        if (versions.isEmpty()) {
            drafts.snapshot(template);
        }
        return Listing.whole(versions, one -> VersionJson.of(one, reviews));
    }

    @POST
    @Path("{id}/versions")
    @Operation(summary = "Freezes the draft as its next version and asks the first level", description = "422 template.lint while errors are left")
    public Response handIn(@PathParam("id") String id, HandIn body) {
        UUID template = Given.id(id);
        int revision = body == null || body.revision() == null ? drafts.snapshot(template).revision() : body.revision();
        Version version = reviews.submit(template, revision);
        return created("templates/" + id + "/versions/" + version.number(), VersionJson.of(version, reviews));
    }

    @GET
    @Path("{id}/versions/{n}")
    @Operation(summary = "Reads a version")
    public VersionJson read(@PathParam("id") String id, @PathParam("n") int number) {
        return VersionJson.of(reviews.version(Given.id(id), number), reviews);
    }

    @POST
    @Path("{id}/versions/{n}/submit")
    @Operation(summary = "Asks for the review of a version", description = "A version is under review from its beginning: this only says where it stands")
    public VersionJson submit(@PathParam("id") String id, @PathParam("n") int number) {
        return read(id, number);
    }

    @POST
    @Path("{id}/versions/{n}/approve")
    @Operation(summary = "Approves one level", description = "Needs a token of a person with acr of the second level, not older than five minutes;"
            + " 403 approval.stepUp, approval.fourEyes, approval.twice, approval.notAsked; 409 approval.stale")
    public VersionJson approve(@PathParam("id") String id, @PathParam("n") int number, Decision decision) {
        return decide(id, number, decision, Verdict.APPROVED);
    }

    @POST
    @Path("{id}/versions/{n}/reject")
    @Operation(summary = "Rejects a version", description = "The remark is mandatory; else as for approving")
    public VersionJson reject(@PathParam("id") String id, @PathParam("n") int number, Decision decision) {
        return decide(id, number, decision, Verdict.REJECTED);
    }

    private VersionJson decide(String id, int number, Decision told, Verdict verdict) {
        Decision decision = Given.present(told, "body");
        UUID template = Given.id(id);
        try {
            return VersionJson.of(reviews.decide(template, number, Given.present(decision.level(), "level"),
                    Given.present(decision.hash(), "hash"), verdict, decision.remark()), reviews);
        } catch (Rejected refused) {
            if (refused.code().startsWith("approval.") && !refused.code().equals("approval.stepUp")) {
                reviews.refused(template, number, refused);
            }
            throw refused;
        }
    }
}
