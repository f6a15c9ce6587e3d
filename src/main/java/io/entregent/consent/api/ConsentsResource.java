package io.entregent.consent.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.AgreementView;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Purposes;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.proof.Dossier;
import io.entregent.channel.Channels;
import io.entregent.contact.Identities;
import io.entregent.contact.Phones;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
     * @param sender    id of the account that it is for; every number of the tenant if it is not there
     * @param type      requested, given, refused, renewed, withdrawn, objected
     * @param method    form, paper, call, keyword, agent, letter, …
     * @param claimedAt when it happened, if not now
     * @param wording   id or hash of the words that were shown
     * @param evidence  what proves it; a yes with neither wording nor evidence is kept, and allows nothing
     * @param validUntil for a yes; without it as the purpose says
     * @param age       the person stated to be at least so old
     */
    public record NewEvent(String contact, String phone, String userId, String purpose, String channel, String sender,
            String type, String method, Instant claimedAt, String wording, String evidence, Instant validUntil, Integer age) {
    }

    public record EventJson(String id, String contact, String purpose, String channel, String sender, String type,
            String method, Instant at, Instant claimedAt, Instant validUntil, String wording, String sha256, String evidence,
            String message, String recordedBy, String entry) {

        static EventJson of(ConsentEventView one) {
            Evidence.Shown shown = one.shown();
            return new EventJson(one.id().toString(), one.contact().toString(), one.purpose(), one.channel(), one.sender(),
                    one.type().code(), one.method(), one.at(), one.claimedAt(), one.validUntil(),
                    shown == null ? one.wording() : shown.code() + "/" + shown.version() + "/" + shown.language(),
                    shown == null ? null : HexFormat.of().formatHex(shown.sha256()), one.evidence(), text(one.message()),
                    one.recordedBy(), text(one.entry()));
        }

        private static String text(UUID id) {
            return id == null ? null : id.toString();
        }
    }

    /** @param status none, requested, pending, given, unproven, refused, withdrawn, objected, expired, held; only given allows */
    public record StateJson(String purpose, String channel, String sender, String status, Instant since, Instant until,
            String method, String event) {

        static StateJson of(AgreementView one) {
            return new StateJson(one.purpose().code(), one.channel(), one.sender(), one.state().status().code(),
                    one.state().since(), one.state().until(), one.state().method(), EventJson.text(one.state().event()));
        }
    }

    public record Ledger(String contact, List<StateJson> states, List<EventJson> events) {
    }

    private static final Set<EventType> TOLD = Set.of(EventType.REQUESTED, EventType.GIVEN, EventType.REFUSED,
            EventType.RENEWED, EventType.WITHDRAWN, EventType.OBJECTED);

    @Inject
    private Purposes purposes;

    @Inject
    private Dossier dossier;

    @Inject
    private Channels channels;

    @Inject
    private Consents consents;

    @POST
    @Operation(summary = "Records that a person agreed or withdrew, with the evidence")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EventJson.class)))
    public Response record(NewEvent event) {
        NewEvent given = Given.present(event, "body");
        Purpose purpose = purposes.require(given.purpose());
        EventType type = EventType.parse(Given.present(given.type(), "type"));
        if (!TOLD.contains(type)) {
            throw Given.invalid("type");
        }
        String channel = given.channel() == null ? WHATSAPP : code(given.channel(), "channel");
        UUID sender = given.sender() == null || given.sender().equals("*") ? null
                : channels.account(Given.id(given.sender())).id();
        Evidence evidence = Evidence.by(code(given.method(), "method")).claimed(given.claimedAt())
                .wording(given.wording() == null ? null : code(given.wording(), "wording")).text(given.evidence())
                .age(given.age());
        UUID contact = given.contact() != null ? Given.id(given.contact())
                : consents.person(who(channel, given.phone(), given.userId()), type.agrees());
        ConsentEventView recorded = consents.record(contact, Statement.of(type, purpose, channel, evidence).from(sender)
                .until(given.validUntil()));
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

    @GET
    @Path("{contact}/dossier")
    @Produces("application/zip")
    @Operation(summary = "All that proves a person's consents, as a zip that is read without the portal; written to the audit log")
    public Response dossier(@PathParam("contact") String contact) {
        UUID id = Given.id(contact);
        return Response.ok(dossier.of(id, Locale.ENGLISH)).header("Content-Disposition",
                "attachment; filename=\"dossier-" + id + ".zip\"").build();
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
