package io.entregent.violation.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.violation.Severity;
import io.entregent.violation.Source;
import io.entregent.violation.State;
import io.entregent.violation.ViolationFilter;
import io.entregent.violation.ViolationView;
import io.entregent.violation.Violations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What broke a rule, or would have. */
@Path("v1/tenants/{slug}/policy/violations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "policy")
public class ViolationsResource extends TenantResource {

    /**
     * @param severity low, medium, high, critical
     * @param source   outbound, inbound, template, account, automation
     * @param state    open, escalated, accepted, redacted
     * @param kinds    what was found: card, iban, nir, …
     * @param excerpt  the words around with the number masked; null for who may not read messages
     */
    public record ViolationJson(String id, String rule, String severity, String source, String state, List<String> kinds, String excerpt,
            String conversation, String message, String objectType, String objectId, List<String> details, Instant at, String assignee,
            LocalDate due, Instant settledAt) {

        static ViolationJson of(ViolationView one) {
            return new ViolationJson(one.id().toString(), one.rule(), one.severity().code(), one.source().code(), one.state().code(),
                    one.kinds(), one.excerpt(), text(one.conversation()), text(one.message()), one.objectType(), one.objectId(),
                    one.details(), one.at(), text(one.assignee()), one.due(), one.settledAt());
        }

        private static String text(Object id) {
            return id == null ? null : id.toString();
        }
    }

    @Inject
    private Violations violations;

    @GET
    @Operation(summary = "Lists violations, newest first", description = "Without a state, those that wait: open and escalated")
    public Listing<ViolationJson> list(@QueryParam("state") String state, @QueryParam("severity") String severity,
            @QueryParam("source") String source, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        State wanted = Given.word(State.class, "state", state);
        ViolationFilter filter = new ViolationFilter(wanted == null ? ViolationFilter.WAITING : Set.of(wanted),
                Given.word(Severity.class, "severity", severity), Given.word(Source.class, "source", source), null, null, false, false,
                null, null);
        return Listing.of(violations.list(filter, cursor, Given.limit(limit, 0)), ViolationJson::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a violation")
    public ViolationJson read(@PathParam("id") String id) {
        return ViolationJson.of(violations.view(Given.id(id)));
    }
}
