package io.entregent.policy.web;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.own.TenantRules;
import io.entregent.policy.own.Version;
import io.entregent.policy.rules.Differences;
import io.entregent.policy.rules.Rule;
import io.entregent.policy.rules.Topics;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tenant's own rules: what is in force, the version that is open, and those before. */
@Named
@RequestScoped
public class OwnRulesPage {

    /** One version in the list. */
    public record Line(int number, String state, String tone, String from, String author, String note, boolean back) {
    }

    private static final Set<String> DONE = Set.of("saved", "proposed", "approved", "rejected", "withdrawn");

    @Inject
    private TenantRules rules;

    @Inject
    private Members members;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private Look look;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private List<Version> all;

    public void enter() {
        access.require(Permission.POLICY_READ);
    }

    private List<Version> all() {
        if (all == null) {
            all = rules.all();
        }
        return all;
    }

    public boolean isWritable() {
        return access.may(Permission.POLICY_WRITE);
    }

    public List<String> getInForce() {
        return rules.current().map(one -> one.rules().stream().map(rule -> rule.text().in(words.locale())).toList()).orElse(List.of());
    }

    public int getComingNumber() {
        return rules.next().map(Version::number).orElse(0);
    }

    public String getComing() {
        return rules.next().map(one -> words.of("rules.own.version", one.number()) + ", " + words.of("rules.own.from", times.moment(one.from()))).orElse(null);
    }

    public Version getOpen() {
        return all().stream().filter(Version::isOpen).findFirst().orElse(null);
    }

    public boolean isDraft() {
        return getOpen() != null && "draft".equals(getOpen().state());
    }

    public boolean isProposed() {
        return getOpen() != null && "proposed".equals(getOpen().state());
    }

    public boolean isMine() {
        return getOpen() != null && getOpen().authors().contains(access.userId());
    }

    public boolean isProven() {
        return access.hasFreshProof();
    }

    public String getConfirmAddress() {
        return "/confirm?back=" + URLEncoder.encode(look.getHere(), StandardCharsets.UTF_8);
    }

    public String getWhen() {
        Instant from = getOpen().from();
        return from == null ? null : from.isAfter(clock.instant()) ? words.of("rules.own.from", times.moment(from)) : words.get("rules.own.onApproval");
    }

    /** As it is kept; as it was typed where that was refused. */
    public HouseForm getHouse() {
        return kept();
    }

    /** What the open version changes, in sentences. */
    public List<String> getChanges() {
        List<Rule> before = rules.current().map(Version::rules).orElse(List.of());
        return RuleWords.differences(Differences.between(before, getOpen().rules()), words);
    }

    public List<String> getTopics() {
        return Topics.all().stream().sorted((one, other) -> word(one).compareToIgnoreCase(word(other))).toList();
    }

    public List<String> getPurposes() {
        return List.of("marketing", "survey", "other");
    }

    public List<DayOfWeek> getDays() {
        return List.of(DayOfWeek.values());
    }

    public String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, words.locale());
    }

    public String word(String code) {
        return words.get("rules.word." + code);
    }

    public boolean has(Set<?> some, Object one) {
        return some.contains(one);
    }

    public List<Line> getLines() {
        Optional<Version> current = rules.current();
        return all().stream().map(one -> {
            boolean inForce = current.filter(now -> now.number() == one.number()).isPresent();
            boolean coming = "approved".equals(one.state()) && one.from().isAfter(clock.instant());
            String state = inForce ? "inForce" : coming ? "coming" : "state." + one.state();
            String tone = inForce ? "open" : one.isOpen() || coming ? "closing" : "none";
            return new Line(one.number(), words.get("rules.own." + state), tone, one.from() == null ? null : times.moment(one.from()),
                    members.name(one.author()).orElse(""), one.remark() == null ? one.note() : one.note() + " — " + one.remark(),
                    isWritable() && "approved".equals(one.state()) && !inForce && !coming && getOpen() == null);
        }).toList();
    }

    /** What was just done, in a sentence; null for nothing. */
    public String getDone() {
        String done = request.getParameter("done");
        return done != null && DONE.contains(done) ? words.get("rules.own.done." + done) : null;
    }

    public void begin() throws IOException {
        attempt("", () -> rules.begin(null));
    }

    public void back() throws IOException {
        attempt("", () -> rules.begin(number("like")));
    }

    public void save() throws IOException {
        String from = String.valueOf(request.getParameter("from"));
        attempt("?done=saved" + (from.matches("[0-9-]{10}T[0-9:]{5,8}") ? "&from=" + from : ""), this::write);
    }

    public void propose() throws IOException {
        attempt("?done=proposed", () -> {
            write();
            rules.propose(number("number"), moment(request.getParameter("from")));
        });
    }

    public void approve() throws IOException {
        attempt("?done=approved", () -> rules.approve(number("number"), request.getParameter("hash")));
    }

    public void reject() throws IOException {
        attempt("?done=rejected", () -> rules.reject(number("number"), request.getParameter("remark")));
    }

    /** Takes back what is approved and not in force yet. */
    public void cancel() throws IOException {
        attempt("?done=withdrawn", () -> rules.cancel(number("coming")));
    }

    public void withdraw() throws IOException {
        attempt("?done=withdrawn", () -> rules.withdraw(number("number")));
    }

    private void write() {
        rules.write(number("number"), kept().rules(), request.getParameter("note"));
    }

    /** What was sent; an open version is decided on without. */
    private HouseForm kept() {
        return Optional.ofNullable(HouseForm.of(request)).orElseGet(() -> HouseForm.of(getOpen(), request.getParameter("from")));
    }

    private void attempt(String then, Runnable work) throws IOException {
        try {
            work.run();
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getPath() + then);
        } catch (Rejected refused) {
            all = null;
            say.refused(refused);
        }
    }

    private int number(String name) {
        String value = request.getParameter(name);
        return value != null && value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
    }

    private Instant moment(String value) {
        try {
            return value == null || value.isBlank() ? null : LocalDateTime.parse(value.strip()).atZone(times.zone()).toInstant();
        } catch (DateTimeException noMoment) {
            throw Rejected.invalid("rules.past");
        }
    }
}
