package io.entregent.inbox.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.ConversationState;
import io.entregent.inbox.read.MessageView;
import io.entregent.inbox.read.WindowState;
import io.entregent.inbox.repeat.Repeats;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Conversations of a tenant and what is said in them. */
@Path("v1/tenants/{slug}/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "conversations")
public class ConversationsResource extends TenantResource {

    /** Either text or template. */
    public record NewMessage(String text, TemplateJson template, String purpose, String replyTo) {
    }

    public record NewNote(String text) {
    }

    /** Members that are left out stay as they are; assignee may be "nobody". */
    public record Change(String state, Instant snoozedUntil, String assignee) {
    }

    @Inject
    private ConversationQueries queries;

    @Inject
    private Inbox inbox;

    @Inject
    private Repeats repeats;

    @GET
    @Operation(summary = "Lists conversations, newest first",
            description = "assignee is all, mine, unassigned or the id of a colleague; q searches words of messages and names, or a phone number")
    public Listing<ConversationJson> list(@QueryParam("state") String state, @QueryParam("assignee") String assignee,
            @QueryParam("window") String window, @QueryParam("q") String q, @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        UUID colleague = assignee != null && assignee.length() == 36 ? Given.id(assignee) : null;
        AssigneeFilter whose = colleague == null ? Given.word(AssigneeFilter.class, "assignee", assignee) : null;
        ConversationFilter filter = new ConversationFilter(Given.word(ConversationState.class, "state", state),
                whose == null ? AssigneeFilter.ALL : whose, colleague, Given.word(WindowState.class, "window", window), q);
        return Listing.of(queries.list(filter, cursor, Given.limit(limit, 0)), ConversationJson::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a conversation")
    public ConversationJson read(@PathParam("id") String id) {
        return ConversationJson.of(queries.view(Given.id(id)));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Closes, reopens, snoozes or assigns a conversation")
    public ConversationJson change(@PathParam("id") String id, Change change) {
        UUID conversation = Given.id(id);
        Change wanted = Given.present(change, "body");
        ConversationState state = Given.word(ConversationState.class, "state", wanted.state());
        if (wanted.assignee() != null) {
            inbox.assign(conversation, wanted.assignee().equals("nobody") ? null : Given.id(wanted.assignee()));
        }
        if (state == ConversationState.OPEN) {
            inbox.reopen(conversation);
        } else if (state == ConversationState.CLOSED) {
            inbox.close(conversation);
        } else if (state == ConversationState.SNOOZED) {
            inbox.snooze(conversation, Given.present(wanted.snoozedUntil(), "snoozedUntil"));
        }
        return ConversationJson.of(queries.view(conversation));
    }

    @GET
    @Path("{id}/messages")
    @Operation(summary = "Lists messages and notes, newest first")
    public Listing<MessageJson> messages(@PathParam("id") String id, @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return Listing.of(queries.thread(Given.id(id), cursor, Given.limit(limit, 0)), MessageJson::of);
    }

    @POST
    @Path("{id}/messages")
    @Operation(summary = "Answers with text or a template",
            description = "409 or 422 with the code of the rule that refused. Idempotency-Key makes a repetition harmless")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MessageJson.class)))
    public Response answer(@PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, NewMessage message) {
        UUID conversation = Given.id(id);
        NewMessage wanted = Given.present(message, "body");
        if ((wanted.text() == null) == (wanted.template() == null)) {
            throw Given.invalid("text");
        }
        UUID replyTo = wanted.replyTo() == null ? null : Given.id(wanted.replyTo());
        MessageView sent = repeats.once(key, conversation + " " + wanted, () -> wanted.text() != null
                ? inbox.reply(conversation, wanted.text(), replyTo)
                : inbox.replyWithTemplate(conversation, wanted.template().choice(), MessagesResource.purpose(wanted.purpose())));
        return created("messages/" + sent.id(), MessageJson.of(sent));
    }

    @POST
    @Path("{id}/notes")
    @Operation(summary = "Adds a private note")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MessageJson.class)))
    public Response note(@PathParam("id") String id, NewNote note) {
        MessageView added = inbox.addNote(Given.id(id), Given.present(note, "body").text());
        return Response.status(Response.Status.CREATED).entity(MessageJson.of(added)).build();
    }

    @POST
    @Path("{id}/read")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Marks all as read; the person sees it")
    @APIResponse(responseCode = "204")
    public void markRead(@PathParam("id") String id) {
        inbox.markRead(Given.id(id));
    }
}
