package io.entregent.policy.api;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.policy.Decisions;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.StoredDecision;
import io.entregent.policy.rules.Rule;
import io.entregent.policy.rules.RuleBook;
import io.entregent.policy.rules.RuleSet;
import io.entregent.policy.rules.Text;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rules of the send gate and what it decided. */
@Path("v1/tenants/{slug}/policy")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "policy")
public class PolicyResource extends TenantResource {

    /**
     * @param version the sets with their versions
     * @param next    first day of the next change that is known, or null
     */
    public record Rules(String version, LocalDate next, List<RuleView> rules) {
    }

    public record TextJson(String en, String fr) {

        static TextJson of(Text text) {
            return new TextJson(text.en(), text.fr());
        }
    }

    /**
     * @param rule     its name
     * @param code     that a refusal by it bears
     * @param source   platform, law, tenant
     * @param severity stop, advice
     * @param way      what makes a message pass
     */
    public record RuleView(String rule, String code, String set, String source, TextJson clause, String address, String severity,
            String channel, String vertical, LocalDate from, LocalDate to, TextJson text, TextJson way) {

        static RuleView of(RuleSet set, Rule rule) {
            return new RuleView(rule.id(), rule.check().code(), set.name(), set.source().kind().code(), TextJson.of(set.source().clause()),
                    set.source().address(), rule.severity().code(), set.channel(), set.vertical(), set.from(), set.to(),
                    TextJson.of(rule.text()), TextJson.of(rule.way()));
        }
    }

    /** @param result passed, refused, held, advised, not_applicable */
    public record RuleJson(String rule, String code, String result) {
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
                    .map(rule -> new RuleJson(rule.rule(), rule.code(), rule.result().code())).toList(), one.decision().facts(),
                    one.decision().consent() == null ? null : one.decision().consent().toString());
        }
    }

    @Inject
    private Access access;

    @Inject
    private Decisions decisions;

    @Inject
    private RuleBooks books;

    @Inject
    private Clock clock;

    @GET
    @Path("rules")
    @Operation(summary = "The rules in the order in which they speak")
    public Rules rules(@QueryParam("channel") String channel, @QueryParam("on") String day) {
        access.require(Permission.POLICY_READ);
        String on = channel == null ? "whatsapp" : channel;
        LocalDate when = Given.day(day, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        RuleBook book = books.on(on, when);
        List<RuleView> rules = book.rules().stream().map(rule -> RuleView.of(book.sets().stream()
                .filter(set -> set.rules().contains(rule)).findFirst().orElseThrow(), rule)).toList();
        return new Rules(book.version(), books.nextChange(on, when).orElse(null), rules);
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
