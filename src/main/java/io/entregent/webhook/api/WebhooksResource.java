package io.entregent.webhook.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.kernel.Rejected;
import io.entregent.webhook.Delivery;
import io.entregent.webhook.Webhook;
import io.entregent.webhook.Webhooks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Webhooks of the tenant's, for who integrates (scope INTEGRATE). */
@Path("v1/tenants/{slug}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "webhooks")
public class WebhooksResource extends TenantResource {

    /** @param kinds names of events, as in the audit trail */
    public record Wanted(String address, List<String> kinds) {
    }

    /** @param secret signs each call; shown this once */
    public record MadeJson(String id, String secret) {

        static MadeJson of(Webhooks.Made made) {
            return new MadeJson(made.id().toString(), made.secret());
        }
    }

    /**
     * One address that is told.
     *
     * @param state    on, failing, off
     * @param oldUntil until when the secret before signs along, or null
     */
    public record WebhookJson(String id, String address, List<String> kinds, String state, Instant oldUntil, Instant createdAt) {

        static WebhookJson of(Webhook one) {
            return new WebhookJson(one.id().toString(), one.address(), one.kinds(), one.state().name().toLowerCase(Locale.ROOT), one.oldUntil(),
                    one.createdAt());
        }
    }

    /**
     * One event on its way.
     *
     * @param state  waiting, delivered, failed, dropped
     * @param status of HTTP at the last attempt, or null
     * @param nextAt when it is tried again, or null
     * @param body   the bytes that are sent and signed
     */
    public record DeliveryJson(String id, String event, String kind, String state, int attempts, Integer status, Integer millis, String trouble,
            Instant queuedAt, Instant triedAt, Instant nextAt, String body) {

        static DeliveryJson of(Delivery one) {
            return new DeliveryJson(one.id().toString(), one.event().toString(), one.kind(), one.state(), one.attempts(), one.status(),
                    one.millis(), one.trouble(), one.queuedAt(), one.triedAt(), one.nextAt(), one.body());
        }
    }

    /** @param events how many are on their way again */
    public record Replayed(int events) {
    }

    @Inject
    private Webhooks webhooks;

    @GET
    @Operation(summary = "Lists webhooks, oldest first")
    public Listing<WebhookJson> list() {
        return Listing.whole(webhooks.all(), WebhookJson::of);
    }

    @POST
    @Operation(summary = "Adds a webhook")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MadeJson.class)))
    public Response add(Wanted given) {
        Wanted wanted = Given.present(given, "body");
        Webhooks.Made made = webhooks.add(wanted.address(), new LinkedHashSet<>(Given.present(wanted.kinds(), "kinds")));
        return created("webhooks/" + made.id(), MadeJson.of(made));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a webhook")
    public WebhookJson read(@PathParam("id") String id) {
        return webhooks.find(Given.id(id)).map(WebhookJson::of).orElseThrow(Rejected::notFound);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes address and events; they hold from the next event on")
    public WebhookJson change(@PathParam("id") String id, Wanted given) {
        Wanted wanted = Given.present(given, "body");
        webhooks.change(Given.id(id), wanted.address(), new LinkedHashSet<>(Given.present(wanted.kinds(), "kinds")));
        return read(id);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a webhook")
    @APIResponse(responseCode = "204")
    public void remove(@PathParam("id") String id) {
        webhooks.remove(Given.id(id));
    }

    @POST
    @Path("{id}/pause")
    @Operation(summary = "Switches it off; what waits is dropped and can be sent again")
    public WebhookJson pause(@PathParam("id") String id) {
        return turned(id, false);
    }

    @POST
    @Path("{id}/resume")
    @Operation(summary = "Switches it on again")
    public WebhookJson resume(@PathParam("id") String id) {
        return turned(id, true);
    }

    private WebhookJson turned(String id, boolean on) {
        webhooks.turn(Given.id(id), on);
        return read(id);
    }

    @POST
    @Path("{id}/rotate")
    @Operation(summary = "Gives it another secret; for a day both sign")
    public MadeJson rotate(@PathParam("id") String id) {
        return MadeJson.of(webhooks.rotate(Given.id(id)));
    }

    @POST
    @Path("{id}/ping")
    @Operation(summary = "Sends an event that means nothing, to try the way")
    @APIResponse(responseCode = "202")
    public Response ping(@PathParam("id") String id) {
        webhooks.ping(Given.id(id));
        return Response.accepted().build();
    }

    @GET
    @Path("{id}/deliveries")
    @Operation(summary = "Lists what was sent and how it was answered, newest first, thirty days long")
    public Listing<DeliveryJson> deliveries(@PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(webhooks.log(Given.id(id), cursor, Given.limit(limit, Webhooks.MOST_SHOWN)), DeliveryJson::of);
    }

    @POST
    @Path("{id}/deliveries/{delivery}/replay")
    @Operation(summary = "Sends one event again, under the same id; one that waits for its next attempt is tried now")
    @APIResponse(responseCode = "202")
    public Response replay(@PathParam("id") String id, @PathParam("delivery") String delivery) {
        webhooks.replay(Given.id(id), Given.id(delivery));
        return Response.accepted().build();
    }

    @POST
    @Path("{id}/replay")
    @Operation(summary = "Sends again what was given up or dropped and never arrived")
    public Replayed replayFailed(@PathParam("id") String id) {
        return new Replayed(webhooks.replayFailed(Given.id(id)));
    }
}
