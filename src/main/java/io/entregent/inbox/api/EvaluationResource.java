package io.entregent.inbox.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.compose.Gate;
import io.entregent.inbox.compose.Recipient;
import io.entregent.policy.Decision;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A dry run of the send gate. */
@Path("v1/tenants/{slug}/policy/evaluate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "policy")
public class EvaluationResource extends TenantResource {

    /** @param text free words, where there is no template */
    public record Question(MessagesResource.To to, TemplateJson template, String text, String purpose) {
    }

    /**
     * @param result allow, refuse, hold
     * @param until  when what is held may go
     */
    public record Answer(boolean allowed, String result, String code, Instant until, String version, List<RuleJson> rules) {
    }

    /** @param result passed, refused, held, advised, not_applicable */
    public record RuleJson(String rule, String code, String result) {
    }

    @Inject
    private Inbox inbox;

    @POST
    @Operation(summary = "Asks the send gate what it would say now; nothing is sent or stored")
    public Answer evaluate(Question question) {
        Question asked = Given.present(question, "body");
        MessagesResource.To to = Given.present(asked.to(), "to");
        Decision decision = inbox.weigh(new Recipient(to.phone(), to.userId()),
                asked.template() == null ? Gate.Say.words(asked.text()) : Gate.Say.template(asked.template().choice()), MessagesResource.purpose(asked.purpose()));
        return new Answer(decision.allowed(), decision.verdict().code(), decision.code(), decision.until(), decision.version(),
                decision.rules().stream().map(one -> new RuleJson(one.rule(), one.code(), one.result().code())).toList());
    }
}
