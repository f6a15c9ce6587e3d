package io.entregent.consent.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.ConsentState;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.contact.Identities;
import io.entregent.contact.Phones;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ledger of consents. */
@Path("v1/tenants/{slug}/consents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "consents")
public class ConsentsResource extends TenantResource {

    private static final String WHATSAPP = "whatsapp";
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9_.:/-]{0,199}";

    /**
     * @param contact   or phone (with country code) or userId: who
     * @param type      given, withdrawn
     * @param method    form, keyword, agent, import, …
     * @param claimedAt when it happened, if not now
     * @param wording   id or hash of the words that were shown
     * @param evidence  what proves it
     */
    public record NewEvent(String contact, String phone, String userId, String purpose, String channel, String type,
            String method, Instant claimedAt, String wording, String evidence) {
    }

    public record EventJson(String id, String contact, String purpose, String channel, String type, String method,
            Instant at, Instant claimedAt, String wording, String evidence, String recordedBy) {

        static EventJson of(ConsentEventView one) {
            return new EventJson(one.id().toString(), one.contact().toString(), one.purpose().code(), one.channel(),
                    one.type().code(), one.method(), one.at(), one.claimedAt(), one.wording(), one.evidence(), one.recordedBy());
        }
    }

    /** @param status none, given, withdrawn */
    public record StateJson(String purpose, String channel, String status, Instant since, String method) {

        static StateJson of(ConsentState one) {
            return new StateJson(one.purpose().code(), one.channel(), one.status().code(), one.since(), one.method());
        }
    }

    public record Ledger(String contact, List<StateJson> states, List<EventJson> events) {
    }

    @Inject
    private Consents consents;

    @POST
    @Operation(summary = "Records that a person agreed or withdrew, with the evidence")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EventJson.class)))
    public Response record(NewEvent event) {
        NewEvent given = Given.present(event, "body");
        Purpose purpose = Purpose.parse(given.purpose());
        ConsentState.Type type = Given.word(ConsentState.Type.class, "type", Given.present(given.type(), "type"));
        String channel = given.channel() == null ? WHATSAPP : code(given.channel(), "channel");
        Evidence evidence = new Evidence(code(given.method(), "method"), given.claimedAt(),
                given.wording() == null ? null : code(given.wording(), "wording"), given.evidence(), null);
        if (type == ConsentState.Type.RESUME_ASKED) {
            throw Given.invalid("type");
        }
        UUID contact = given.contact() != null ? Given.id(given.contact())
                : consents.person(who(channel, given.phone(), given.userId()));
        ConsentEventView recorded = type == ConsentState.Type.GIVEN ? consents.give(contact, purpose, channel, evidence)
                : consents.withdraw(contact, purpose, channel, evidence);
        return Response.status(Response.Status.CREATED).entity(EventJson.of(recorded)).build();
    }

    @GET
    @Operation(summary = "Reads states and events of one person; written to the audit log")
    public Ledger read(@QueryParam("contact") String contact, @QueryParam("phone") String phone,
            @QueryParam("userId") String userId) {
        UUID id = contact != null ? Given.id(contact) : consents.known(who(WHATSAPP, phone, userId));
        return new Ledger(id.toString(), consents.states(id).stream().map(StateJson::of).toList(),
                consents.history(id).stream().map(EventJson::of).toList());
    }

    private static Identities who(String channel, String phone, String userId) {
        if (phone != null) {
            return Identities.phone(channel, Phones.e164(phone.startsWith(" ") ? "+" + phone.strip() : phone, null)
                    .orElseThrow(() -> Rejected.invalid("recipient.invalid")));
        }
        if (userId == null || !userId.matches("[A-Za-z0-9.]{3,140}")) {
            throw Rejected.invalid("recipient.invalid");
        }
        return Identities.userId(channel, userId);
    }

    private static String code(String text, String name) {
        if (text == null || !text.matches(CODE)) {
            throw Given.invalid(name);
        }
        return text;
    }
}
