package io.entregent.inbox.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.compose.Recipient;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.file.MediaContent;
import io.entregent.inbox.read.MessageView;
import io.entregent.inbox.repeat.Repeats;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single messages, and writing first. */
@Path("v1/tenants/{slug}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "messages")
public class MessagesResource extends TenantResource {

    /** By phone (with country code, or as in the tenant's country) or by the platform's user id. */
    public record To(String phone, String userId) {
    }

    public record FirstMessage(To to, TemplateJson template, String purpose) {
    }

    @Inject
    private ConversationQueries queries;

    @Inject
    private Inbox inbox;

    @Inject
    private Repeats repeats;

    @POST
    @Operation(summary = "Writes first, with a template",
            description = "409 or 422 with the code of the rule that refused. Idempotency-Key makes a repetition harmless")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MessageJson.class)))
    public Response writeFirst(@HeaderParam("Idempotency-Key") String key, FirstMessage message) {
        FirstMessage wanted = Given.present(message, "body");
        To to = Given.present(wanted.to(), "to");
        TemplateChoice choice = Given.present(wanted.template(), "template").choice();
        String purpose = purpose(wanted.purpose());
        MessageView sent = repeats.once(key, "first " + wanted, () -> inbox.writeFirst(new Recipient(to.phone(), to.userId()), choice, purpose));
        return created("messages/" + sent.id(), MessageJson.of(sent));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a message")
    public MessageJson read(@PathParam("id") String id) {
        return MessageJson.of(queries.message(Given.id(id)));
    }

    @GET
    @Path("{id}/media")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Reads the file of a message")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/octet-stream"))
    public Response media(@PathParam("id") String id) {
        MediaContent file = queries.media(Given.id(id));
        return Response.ok(file.bytes(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Content-Disposition", "attachment").header("X-Media-Type", file.mimeType()).build();
    }

    static String purpose(String given) {
        return given == null ? "service" : given;
    }
}
