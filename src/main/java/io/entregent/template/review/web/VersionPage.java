package io.entregent.template.review.web;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.review.Level;
import io.entregent.template.review.Remark;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.Round;
import io.entregent.template.review.StepView;
import io.entregent.template.review.Verdict;
import io.entregent.template.review.Version;
import io.entregent.template.review.VersionState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One version: what it changes, where its review stands, and the decision of who is asked. */
@Named
@RequestScoped
public class VersionPage {

    @Inject
    private Reviews reviews;

    @Inject
    private Templates templates;

    @Inject
    private VersionWords text;

    @Inject
    private Members members;

    @Inject
    private Access access;

    @Inject
    private Say say;

    @Inject
    private Look look;

    @Inject
    private HttpServletRequest request;

    private List<Version> versions;
    private Version version;
    private Version against;
    private Round round;
    private List<Remark> remarks;
    private String remark;
    private String comment;
    private String place;
    private String to;

    /** @throws Rejected not.found */
    public void enter() throws IOException {
        try {
            load();
        } catch (Rejected unknown) {
            FacesContext.getCurrentInstance().getExternalContext().responseSendError(unknown.kind().status(), unknown.code());
            FacesContext.getCurrentInstance().responseComplete();
        }
    }

    private void load() {
        if (version == null) {
            UUID template = Ids.parse(request.getParameter("template")).orElseThrow(Rejected::notFound);
            versions = reviews.versions(template);
            String number = request.getParameter("n");
            version = (number == null ? versions.stream().findFirst() : numbered(number)).orElseThrow(Rejected::notFound);
            round = reviews.round(version);
            boolean alone = "0".equals(request.getParameter("against"));
            against = alone ? null : numbered(request.getParameter("against")).filter(one -> one.number() != version.number()).orElseGet(() -> versions.stream()
                    .filter(one -> one.number() < version.number())
                    .filter(one -> one.state().isAgreed() || one.state() == VersionState.SUPERSEDED).findFirst()
                    .orElseGet(() -> versions.stream().filter(one -> one.number() < version.number()).findFirst().orElse(null)));
        }
    }

    private Optional<Version> numbered(String number) {
        return versions.stream().filter(one -> Integer.toString(one.number()).equals(number)).findFirst();
    }

    public void approve() throws IOException {
        decide(Verdict.APPROVED);
    }

    public void reject() throws IOException {
        decide(Verdict.REJECTED);
    }

    public void askChanges() throws IOException {
        decide(Verdict.CHANGES);
    }

    private void decide(Verdict verdict) throws IOException {
        attempt(() -> reviews.decide(getVersion().template(), version.number(), number("level"), request.getParameter("hash"), verdict, remark));
    }

    public void withdraw() throws IOException {
        attempt(() -> reviews.withdraw(getVersion().template(), version.number()));
    }

    public void hand() throws IOException {
        attempt(() -> reviews.reassign(getVersion().template(), version.number(), number("level"),
                Ids.parse(to).orElseThrow(() -> Rejected.invalid("approval.notAsked"))));
    }

    public void say() throws IOException {
        String[] where = place == null ? new String[0] : place.split(" ", 2);
        attempt(() -> reviews.remark(getVersion().template(), version.number(), where.length == 2 ? where[0] : null,
                where.length == 2 ? where[1] : null, comment));
    }

    private void attempt(Runnable work) throws IOException {
        try {
            work.run();
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getHere());
        } catch (Rejected refused) {
            if (refused.code().startsWith("approval.") && !refused.code().equals("approval.stepUp")) {
                reviews.refused(getVersion().template(), version.number(), refused);
            }
            version = null;
            load();
            say.refused(refused);
        }
    }

    private int number(String name) {
        String value = request.getParameter(name);
        return value != null && value.matches("[1-3]") ? Integer.parseInt(value) : 0;
    }

    public Version getVersion() {
        load();
        return version;
    }

    public boolean isLoaded() {
        try {
            load();
            return true;
        } catch (Rejected unknown) {
            return false;
        }
    }

    public Version getAgainst() {
        return against;
    }

    public List<Version> getVersions() {
        return versions;
    }

    public VersionWords getText() {
        return text;
    }

    public List<StepView> getSteps() {
        return reviews.steps(getVersion().template(), version.number());
    }

    public int getLevel() {
        return round.current().map(step -> step.level().number()).orElse(0);
    }

    public boolean isWaiting() {
        return round.current().isPresent();
    }

    public boolean isDecidable() {
        return isWaiting() && obstacle().isEmpty();
    }

    public boolean isProven() {
        return access.hasFreshProof();
    }

    /** Why there is no button, in words. */
    public String getObstacle() {
        return obstacle().map(code -> say.sentence(new Rejected(Rejected.Kind.FORBIDDEN, code))).orElse("");
    }

    private Optional<String> obstacle() {
        return round.obstacle(access.userId(), access.actor().roles());
    }

    public boolean isWithdrawable() {
        return isWaiting() && version.authors().contains(access.userId()) && access.may(Permission.TEMPLATE_WRITE);
    }

    public boolean isHandable() {
        return isWaiting() && (access.may(Permission.MEMBERS_WRITE) || isDecidable());
    }

    public List<Member> getCandidates() {
        return reviews.candidates(getVersion());
    }

    public String name(UUID person) {
        return members.name(person).orElse("");
    }

    public String who(Level level) {
        return text.who(level);
    }

    public String getConfirmAddress() {
        return "/confirm?back=" + URLEncoder.encode(look.getHere(), StandardCharsets.UTF_8);
    }

    /** Why it is not at the platform though people agreed to it, in words; empty if there is nothing to say. */
    public String getTrouble() {
        return reviews.trouble(getVersion().template(), version.number()).map(text::trouble).orElse("");
    }

    /** Languages that cannot be sent until the platform has decided; empty if there are none. */
    public String getJudged() {
        return getHeld().stream().filter(TemplateView::isJudged).map(one -> text.tongue(one.language())).collect(Collectors.joining(", "));
    }

    /** Whether what is live gives way once people agree to this. */
    public boolean isReplacing() {
        return getVersion().document().languages().keySet().stream()
                .anyMatch(language -> templates.find(version.name(), language).filter(TemplateView::isLive).isPresent());
    }

    /** What the platform holds of it, language by language. */
    public List<TemplateView> getHeld() {
        return templates.ofVersion(getVersion().template(), version.number());
    }

    public List<Remark> getRemarks() {
        if (remarks == null) {
            remarks = reviews.remarks(getVersion().template(), version.number());
        }
        return remarks;
    }

    public String getRemark() {
        return remark;
    }

    public void setRemark(String remark) {
        this.remark = remark;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(String comment) {
        this.comment = comment;
    }

    public String getPlace() {
        return place == null ? request.getParameter("at") : place;
    }

    public void setPlace(String place) {
        this.place = place;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
