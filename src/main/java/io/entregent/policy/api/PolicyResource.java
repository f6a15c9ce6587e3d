package io.entregent.policy.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.policy.Decisions;
import io.entregent.policy.SendGate;
import io.entregent.policy.StoredDecision;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rules of the send gate and what it decided. */
@Path("v1/tenants/{slug}/policy")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "policy")
public class PolicyResource extends TenantResource {

    public record Rules(String version, List<String> rules) {
    }

    /** @param result passed, refused, held, not_applicable */
    public record RuleJson(String rule, String result) {
    }

    /**
     * @param result allow, refuse, hold
     * @param until  until when it was held
     */
    public record DecisionJson(String id, Instant at, boolean allowed, String result, String code, Instant until, String version, List<RuleJson> rules,
            String facts, String consent) {

        static DecisionJson of(StoredDecision one) {
            return new DecisionJson(one.id().toString(), one.at(), one.decision().allowed(), one.decision().verdict().code(),
                    one.decision().code(), one.decision().until(), one.decision().version(), one.decision().rules().stream()
                    .map(rule -> new RuleJson(rule.rule(), rule.result().code())).toList(), one.decision().facts(),
                    one.decision().consent() == null ? null : one.decision().consent().toString());
        }
    }

    @Inject
    private Decisions decisions;

    @GET
    @Path("rules")
    @Operation(summary = "The rules in the order in which they speak")
    public Rules rules() {
        return new Rules(SendGate.VERSION, SendGate.rules());
    }

    @GET
    @Path("decisions")
    @Operation(summary = "Lists decisions, newest first")
    public Listing<DecisionJson> decisions(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(decisions.list(cursor, Given.limit(limit, 30)), DecisionJson::of);
    }

    @GET
    @Path("decisions/{id}")
    @Operation(summary = "Why a message was sent, or was not")
    public DecisionJson decision(@PathParam("id") String id) {
        return DecisionJson.of(decisions.view(Given.id(id)));
    }
}
