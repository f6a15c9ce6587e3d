package io.entregent.agency.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.agency.Activity;
import io.entregent.agency.NewClient;
import io.entregent.agency.Onboarding;
import io.entregent.agency.Trouble;
import io.entregent.agency.cockpit.Cockpit;
import io.entregent.agency.cockpit.Line;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All clients of an agency, and new ones; of the whole installation for its operator. */
@Path("v1/agency/clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "agency")
public class ClientsResource {

    /**
     * Whom to begin with.
     *
     * @param slug     made of the name if it is left out
     * @param country  ISO 3166-1 alpha-2
     * @param activity SHOP, SERVICE, PHARMACY, CARE, BANK, INSURANCE, TOWN_HALL, PUBLIC_SERVICE,
     *                 PUBLIC_HEALTH, ECONOMIC_SUPPORT, SOCIAL_PROTECTION …
     * @param provider the solution provider of a public body
     * @param admin    e-mail address of the client's first administrator
     */
    public record Client(String name, String slug, String country, String siren, String activity, String provider, String admin) {
    }

    /** @param onboarding where the checklist goes on */
    public record Begun(String slug, String onboarding) {
    }

    /**
     * One number, or a client that has none.
     *
     * @param action  what to do next, in capitals; NOTHING if all is well
     * @param trouble code of what is wrong, only after two failures in a row
     */
    public record LineJson(String slug, String name, String vertical, String number, String action, Long tokenDays, int fields, int fieldsOf,
            List<String> missing, boolean subscribed, boolean inReview, String quality, String limit, String throughput, String trouble,
            int stepsOpen, int paused, int reviews, int violations, int closing, Instant lastEvent, boolean silent, Instant checkedAt) {

        static LineJson of(Line one, Instant now) {
            return new LineJson(one.slug(), one.name(), one.vertical(), one.number(), one.action(now).name(), one.tokenDays(now), one.fields(),
                    one.fieldsOf(), one.missing(), one.subscribed(), one.review(), one.quality(), one.limit(), one.throughput(),
                    one.trouble() == null ? null : Trouble.parse(one.trouble()).code(), one.stepsOpen(), one.paused(), one.reviews(),
                    one.violations(), one.closing(), one.lastEvent(), one.isSilent(now), one.checkedAt());
        }
    }

    @Inject
    private Onboarding onboarding;

    @Inject
    private Cockpit cockpit;

    @Inject
    private Clock clock;

    @GET
    @Operation(summary = "How all clients are, by name")
    public Listing<LineJson> clients() {
        Instant now = clock.instant();
        return Listing.whole(cockpit.lines(), line -> LineJson.of(line, now));
    }

    @POST
    @Operation(summary = "Begins a client's tenant")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Begun.class)))
    public Response begin(Client given) {
        Client client = Given.present(given, "body");
        String slug = onboarding.start(new NewClient(client.name(), client.slug(), client.country(), client.siren(),
                Given.word(Activity.class, "activity", client.activity()), client.provider(), client.admin()));
        String next = "/api/v1/tenants/" + slug + "/onboarding";
        return Response.created(URI.create(next)).entity(new Begun(slug, next)).build();
    }
}
