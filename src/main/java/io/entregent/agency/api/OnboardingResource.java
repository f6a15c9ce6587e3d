package io.entregent.agency.api;

import io.entregent.access.Role;
import io.entregent.access.api.Given;
import io.entregent.access.api.TenantResource;
import io.entregent.agency.Checklist;
import io.entregent.agency.Connecting;
import io.entregent.agency.FirstMessage;
import io.entregent.agency.FirstSteps;
import io.entregent.agency.Onboarding;
import io.entregent.agency.PolicyPacks;
import io.entregent.agency.Step;
import io.entregent.people.Invitations;
import io.entregent.people.login.OwnLogin;
import io.entregent.people.login.OwnLogins;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The checklist from nothing to the first message, for scripts: each call may be repeated, and answers the whole list. */
@Path("v1/tenants/{slug}/onboarding")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "onboarding")
public class OnboardingResource extends TenantResource {

    /** @param who must act: client, agency, portal, invited, agent, operator, meta, nobody */
    public record StepJson(String step, String state, String detail, String who) {

        static StepJson of(Step one) {
            return new StepJson(one.code(), one.state().name().toLowerCase(Locale.ROOT), one.detail(), one.who());
        }
    }

    /** @param missing webhook fields that the app does not hear */
    public record NumberJson(String account, String number, boolean subscribed, List<String> missing, boolean inReview) {
    }

    /** @param trouble code of the last failed attempt to connect a number, or null */
    public record ChecklistJson(String tenant, List<StepJson> steps, List<NumberJson> numbers, String trouble, String testWords) {
    }

    public record Legal(String controller, String dpo, String notice) {
    }

    public record Admin(String address) {
    }

    /** @param ownCallback whether Meta shall deliver this account's webhooks here, wherever the app's go */
    public record Number(String businessId, String numberId, String token, boolean ownCallback) {
    }

    /** @param protocol oidc or saml */
    public record Login(String protocol, String domain, String source, String client, String secret) {
    }

    /** @param to first day no longer; null as long as no next version is known */
    public record SetJson(String set, String title, LocalDate from, LocalDate to, int rules) {
    }

    /**
     * @param version  the sets with their versions
     * @param accepted the version that somebody accepted last, or null
     * @param next     first day of the next change that is known, or null
     */
    public record PackJson(String version, String accepted, LocalDate next, List<SetJson> sets) {
    }

    /** @param mine whether the number is the caller's own, who agrees to get the message */
    public record First(String phone, Boolean mine) {
    }

    public record Page(String contact, String storage, String authority) {
    }

    @Inject
    private Onboarding onboarding;

    @Inject
    private Connecting connecting;

    @Inject
    private FirstSteps firstSteps;

    @Inject
    private PolicyPacks packs;

    @Inject
    private FirstMessage firstMessage;

    @Inject
    private Invitations invitations;

    @Inject
    private OwnLogins logins;

    @GET
    @Operation(summary = "How far the tenant's beginning is: what is missing, and who must act")
    public ChecklistJson checklist() {
        Checklist now = onboarding.checklist();
        String trouble = now.channelTrouble() == null ? null : now.channelTrouble().split("\\|")[0];
        return new ChecklistJson(slug(), now.steps().stream().map(StepJson::of).toList(), now.numbers().stream().map(one ->
                new NumberJson(one.account(), one.number(), one.subscribed(), one.missing(), one.review())).toList(), trouble,
                firstSteps.testWords());
    }

    @PUT
    @Path("legal")
    @Operation(summary = "Keeps controller, data protection officer and privacy notice")
    public ChecklistJson legal(Legal given) {
        Legal legal = Given.present(given, "body");
        onboarding.legal(legal.controller(), legal.dpo(), legal.notice());
        return checklist();
    }

    @POST
    @Path("admins")
    @Operation(summary = "Invites an administrator of the client's; the mail follows")
    public ChecklistJson admin(Admin given) {
        invitations.invite(Given.present(given, "body").address(), Set.of(Role.ADMIN), false);
        return checklist();
    }

    @PUT
    @Path("channel")
    @Operation(summary = "Checks token and number, keeps the token sealed, and subscribes the webhook")
    public ChecklistJson channel(Number given) {
        Number number = Given.present(given, "body");
        connecting.connect(number.businessId(), number.numberId(), number.token(), number.ownCallback());
        return checklist();
    }

    @POST
    @Path("channel/subscription")
    @Operation(summary = "Subscribes the webhook again")
    public ChecklistJson subscription() {
        connecting.subscribe();
        return checklist();
    }

    @PUT
    @Path("login")
    @Operation(summary = "Links the tenant's own login server (OIDC or SAML) to its e-mail domain")
    public ChecklistJson login(Login given) {
        Login login = Given.present(given, "body");
        logins.link(new OwnLogin.Wanted(Given.word(OwnLogin.Protocol.class, "protocol", login.protocol()), login.domain(), login.source(),
                login.client(), login.secret()));
        return checklist();
    }

    @DELETE
    @Path("login")
    @Operation(summary = "Unlinks the tenant's own login server")
    public ChecklistJson noLogin() {
        logins.unlink();
        return checklist();
    }

    @GET
    @Path("pack")
    @Operation(summary = "The dated rules that hold for the tenant's vertical today, and which version was accepted")
    public PackJson rules() {
        PolicyPacks.Pack pack = packs.pack();
        return new PackJson(pack.version(), pack.accepted(), pack.next(), pack.sets().stream().map(set ->
                new SetJson(set.name(), set.title().en(), set.from(), set.to(), set.rules().size())).toList());
    }

    @POST
    @Path("pack")
    @Operation(summary = "Accepts the rules that are in force today; that they hold does not depend on it")
    public ChecklistJson pack() {
        packs.accept();
        return checklist();
    }

    @POST
    @Path("templates")
    @Operation(summary = "Puts the vertical's starter templates among the drafts")
    public ChecklistJson templates() {
        firstSteps.starters();
        return checklist();
    }

    @POST
    @Path("message")
    @Operation(summary = "Sends the first message: a live template to the caller's own number",
            description = "mine says that it is, and that its owner agreed; that is recorded as a consent, which is the client's to do")
    public ChecklistJson message(First given) {
        First first = Given.present(given, "body");
        firstMessage.send(first.phone(), Boolean.TRUE.equals(first.mine()));
        return checklist();
    }

    @PUT
    @Path("page")
    @Operation(summary = "Makes the first page on which people opt in")
    public ChecklistJson page(Page given) {
        Page page = Given.present(given, "body");
        firstSteps.optInPage(new FirstSteps.Notice(page.contact(), page.storage(), page.authority()));
        return checklist();
    }
}
