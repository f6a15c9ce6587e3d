package io.entregent.agency.web;

import io.entregent.access.Role;
import io.entregent.agency.Checklist;
import io.entregent.agency.Connecting;
import io.entregent.agency.Onboarding;
import io.entregent.agency.Step;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Words;
import io.entregent.people.Invitations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** The steps between a name and the first answered message: what is missing, and who must act. */
@Named
@RequestScoped
public class OnboardingPage {

    /** One step in words. */
    public record Line(String code, String title, String state, String chip, String detail, String who, boolean done) {
    }

    @Inject
    private Onboarding onboarding;

    @Inject
    private Connecting connecting;

    @Inject
    private Invitations invitations;

    @Inject
    private Words words;

    @Inject
    private Say say;

    private Checklist checklist;
    private String controller;
    private String dpo;
    private String notice;
    private String admin;
    private String business;
    private String number;
    private String token;

    public void enter() {
        Checklist now = getChecklist();
        controller = now.controller();
        dpo = now.dpo();
        notice = now.noticeUrl();
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

    public long getDone() {
        return getChecklist().steps().size() - getChecklist().open();
    }

    public int getAll() {
        return getChecklist().steps().size();
    }

    public String getNumbers() {
        return String.join(", ", getChecklist().numbers().stream().map(Checklist.Line::number).toList());
    }

    public void saveLegal() {
        attempt("onboarding.done.legal", () -> onboarding.legal(controller, dpo, notice));
    }

    public void invite() {
        attempt("members.done.invited", () -> invitations.invite(admin, Set.of(Role.ADMIN), false));
    }

    public void connect() {
        attempt("onboarding.done.channel", () -> connecting.connect(business, number, token));
    }

    public void subscribe() {
        attempt("onboarding.done.subscribed", connecting::subscribe);
    }

    private void attempt(String done, Runnable work) {
        try {
            work.run();
            say.done(done);
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
        checklist = null;
        token = null;
    }

    private Line line(Step step) {
        String chip = switch (step.state()) {
            case DONE -> "chip--open";
            case TROUBLE -> "chip--closed";
            case WAITS -> "chip--closing";
            default -> "";
        };
        String detail = step.code().equals("channel") && step.detail().equals("refused") && words.find(getChecklist().channelTrouble()).isPresent()
                ? words.of(getChecklist().channelTrouble(), "", "") : words.get("onboarding." + step.code() + "." + step.detail());
        return new Line(step.code(), words.get("onboarding." + step.code()), words.get("onboarding.state." + step.state()), chip, detail,
                words.get("onboarding.who." + step.who()), step.state() == Step.State.DONE);
    }

    public String getController() {
        return controller;
    }

    public void setController(String controller) {
        this.controller = controller;
    }

    public String getDpo() {
        return dpo;
    }

    public void setDpo(String dpo) {
        this.dpo = dpo;
    }

    public String getNotice() {
        return notice;
    }

    public void setNotice(String notice) {
        this.notice = notice;
    }

    public String getAdmin() {
        return admin;
    }

    public void setAdmin(String admin) {
        this.admin = admin;
    }

    public String getBusiness() {
        return business;
    }

    public void setBusiness(String business) {
        this.business = business;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    /** Never shown again. */
    public String getToken() {
        return null;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
