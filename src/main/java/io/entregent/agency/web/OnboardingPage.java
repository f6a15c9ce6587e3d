package io.entregent.agency.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.agency.Checklist;
import io.entregent.agency.Connecting;
import io.entregent.agency.FirstMessage;
import io.entregent.agency.FirstSteps;
import io.entregent.agency.Onboarding;
import io.entregent.agency.PolicyPacks;
import io.entregent.agency.SigningUp;
import io.entregent.agency.Step;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Words;
import io.entregent.people.Invitations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The steps between a name and the first answered message: what is missing, and who must act. */
@Named
@RequestScoped
public class OnboardingPage {

    private static final String PHONE = "33639981001";

    /** One step in words; {@code place} is where on the page it is done, or empty. */
    public record Line(String code, String title, String state, String chip, String detail, String who, boolean done, String place) {
    }

    @Inject
    private Onboarding onboarding;

    @Inject
    private Connecting connecting;

    @Inject
    private SigningUp signingUp;

    @Inject
    private FirstSteps firstSteps;

    @Inject
    private PolicyPacks packs;

    @Inject
    private FirstMessage firstMessage;

    @Inject
    private Invitations invitations;

    @Inject
    private Access access;

    @Inject
    private Troubles troubles;

    @Inject
    private Words words;

    @Inject
    private Say say;

    @Inject
    private Look look;

    @Inject
    private HttpServletRequest request;

    private Checklist checklist;
    private PolicyPacks.Pack inForce;
    private String testWords;
    private final OnboardingForm form = new OnboardingForm();

    public void enter() throws IOException {
        String ticket = request.getParameter("ticket");
        if (ticket != null) {
            takeAnswer(ticket, request.getParameter("granted"));
            return;
        }
        Checklist now = getChecklist();
        form.setController(now.controller());
        form.setDpo(now.dpo());
        form.setNotice(now.noticeUrl());
        form.setContact(now.dpo());
        form.setStorage(words.get("onboarding.optin.storage.usual"));
        form.setAuthority(words.get("onboarding.optin.authority.usual"));
        form.setOwnCallback(onboarding.isOwnCallback());
    }

    /** How Meta's dialog ended is remembered by the checklist; the answer itself does not stay in the address. */
    private void takeAnswer(String ticket, String granted) throws IOException {
        try {
            signingUp.finish(granted, ticket);
        } catch (Rejected kept) {
            FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
            say.refused(kept);
        }
        FacesContext.getCurrentInstance().getExternalContext().redirect(look.getBase() + "/onboarding");
    }

    public Checklist getChecklist() {
        if (checklist == null) {
            checklist = onboarding.checklist();
        }
        return checklist;
    }

    public List<Line> getLines() {
        return getChecklist().steps().stream().map(this::line).toList();
    }

    public boolean isOpen(String step) {
        return getChecklist().steps().stream().anyMatch(one -> one.code().equals(step) && one.state() != Step.State.DONE);
    }

    public long getDone() {
        return getChecklist().steps().size() - getChecklist().open();
    }

    public int getAll() {
        return getChecklist().steps().size();
    }

    public String getNumbers() {
        return String.join(", ", getChecklist().numbers().stream().map(Checklist.Line::number).toList());
    }

    public boolean isConnected() {
        return !getChecklist().numbers().isEmpty();
    }

    public boolean isSignup() {
        return signingUp.isInstalled();
    }

    /** What to write to the number to try it. */
    public String getTestWords() {
        if (testWords == null) {
            testWords = firstSteps.testWords();
        }
        return testWords;
    }

    /** WhatsApp on the reader's own phone or computer, with the words filled in. */
    public String getTestLink() {
        return "https://wa.me/" + getChecklist().numbers().get(0).number().replaceAll("\\D", "") + "?text="
                + URLEncoder.encode(getTestWords(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The sandbox's phone, where there is one; else null. */
    public String getSandboxPhone() {
        return Settings.flag("ENTREGENT_DEMO") ? "/sandbox/#" + PHONE + "/" + getChecklist().numbers().get(0).account() : null;
    }

    /** The rules of the tenant's vertical, in words. */
    public List<String> getPack() {
        String vertical = onboarding.tenant().vertical().name().toLowerCase(Locale.ROOT);
        return IntStream.rangeClosed(1, 9).mapToObj(i -> words.find("pack." + vertical + "." + i)).flatMap(Optional::stream).toList();
    }

    /** One set of rules: its title, since when it holds, how many rules it has. */
    public record RuleLine(String title, String from, int rules) {
    }

    public List<RuleLine> getRuleSets() {
        return pack().sets().stream().map(set -> new RuleLine(set.title().in(words.locale()), words.of("onboarding.pack.since", day(set.from())),
                set.rules().size())).toList();
    }

    /** When the rules change next, as far as it is known, or null. */
    public String getNextRules() {
        return pack().next() == null ? null : day(pack().next());
    }

    private String day(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", words.locale()).format(date);
    }

    public PolicyPacks.Pack getAccepted() {
        return pack();
    }

    private PolicyPacks.Pack pack() {
        if (inForce == null) {
            inForce = packs.pack();
        }
        return inForce;
    }

    public String getVertical() {
        return words.get("vertical." + onboarding.tenant().vertical().name().toLowerCase(Locale.ROOT));
    }

    public boolean isConsentWriter() {
        return access.may(Permission.CONSENT_MANAGE);
    }

    public OnboardingForm getForm() {
        return form;
    }

    public void saveLegal() {
        attempt("onboarding.done.legal", () -> onboarding.legal(form.getController(), form.getDpo(), form.getNotice()));
    }

    public void invite() {
        attempt("members.done.invited", () -> invitations.invite(form.getAdmin(), Set.of(Role.ADMIN), false));
    }

    public void signUp() throws IOException {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(signingUp.begin());
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    public void connect() {
        attempt("onboarding.done.channel", () -> connecting.connect(form.getBusiness(), form.getNumber(), form.takeToken(), form.isOwnCallback()));
    }

    public void subscribe() {
        attempt("onboarding.done.subscribed", connecting::subscribe);
    }

    public void confirmPack() {
        attempt("onboarding.done.pack", packs::accept);
        inForce = null;
    }

    /** The template with which a first message can go out, or null. */
    public String getFirstTemplate() {
        return firstMessage.template().orElse(null);
    }

    public void sendFirst() {
        attempt("onboarding.done.first", () -> firstMessage.send(form.getPhone(), form.isMine()));
    }

    public void starters() {
        try {
            say.done("onboarding.done.templates", firstSteps.starters());
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
        checklist = null;
    }

    public void optIn() {
        attempt("onboarding.done.optin", () -> firstSteps.optInPage(new FirstSteps.Notice(form.getContact(), form.getStorage(), form.getAuthority())));
    }

    private void attempt(String done, Runnable work) {
        say.attempt(done, work);
        checklist = null;
    }

    private Line line(Step step) {
        String chip = switch (step.state()) {
            case DONE -> "chip--open";
            case TROUBLE -> "chip--closed";
            case WAITS -> "chip--closing";
            default -> "";
        };
        String detail = step.code().equals("channel") && step.detail().equals("refused") ? troubles.words(getChecklist().channelTrouble())
                : words.get("onboarding." + step.code() + "." + step.detail());
        return new Line(step.code(), words.get("onboarding." + step.code()), words.get("onboarding.state." + step.state()), chip, detail,
                words.get("onboarding.who." + step.who()), step.state() == Step.State.DONE,
                step.code().equals("organisation") ? "" : "#" + (step.detail().equals("number") ? "channel" : step.code()) + "-title");
    }
}
