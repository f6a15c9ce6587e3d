package io.entregent.policy.web;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.own.HouseRules;
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
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tenant's own rules: what is in force, the version that is open, and those before. */
@Named
@RequestScoped
public class OwnRulesPage {

    /** One version in the list. */
    public record Line(int number, String state, String tone, String from, String author, String note, boolean back) {
    }

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
        return getOpen().from() == null ? null : words.of("rules.own.from", times.moment(getOpen().from()));
    }

    public HouseRules getHouse() {
        return HouseRules.of(getOpen().rules());
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
                    isWritable() && "approved".equals(one.state()) && !inForce && getOpen() == null);
        }).toList();
    }

    public boolean isSaved() {
        return "1".equals(request.getParameter("saved"));
    }

    public void begin() throws IOException {
        attempt("", () -> rules.begin(null));
    }

    public void back() throws IOException {
        attempt("", () -> rules.begin(number("like")));
    }

    public void save() throws IOException {
        attempt("?saved=1", this::write);
    }

    public void propose() throws IOException {
        attempt("", () -> {
            write();
            rules.propose(number("number"), moment(request.getParameter("from")));
        });
    }

    public void approve() throws IOException {
        attempt("", () -> rules.approve(number("number"), request.getParameter("hash")));
    }

    public void reject() throws IOException {
        attempt("", () -> rules.reject(number("number"), request.getParameter("remark")));
    }

    public void withdraw() throws IOException {
        attempt("", () -> rules.withdraw(number("number")));
    }

    private void write() {
        Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values()).filter(day -> told("day").contains(day.name())).collect(Collectors.toCollection(TreeSet::new));
        rules.write(number("number"), new HouseRules(time("quietFrom"), time("quietTo"), days, Set.copyOf(told("topic")),
                Set.copyOf(told("purpose")), most("marketing"), most("portfolio")), request.getParameter("note"));
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

    private List<String> told(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.stream(values).distinct().toList();
    }

    private int number(String name) {
        String value = request.getParameter(name);
        return value != null && value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
    }

    private Integer most(String name) {
        String value = request.getParameter(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        return value.strip().matches("[0-9]{1,7}") ? Integer.parseInt(value.strip()) : Integer.valueOf(0);
    }

    private LocalTime time(String name) {
        try {
            String value = request.getParameter(name);
            return value == null || value.isBlank() ? null : LocalTime.parse(value.strip());
        } catch (DateTimeException noTime) {
            throw Rejected.invalid("rules.quiet");
        }
    }

    private Instant moment(String value) {
        try {
            return value == null || value.isBlank() ? null : LocalDateTime.parse(value.strip()).atZone(times.zone()).toInstant();
        } catch (DateTimeException noMoment) {
            throw Rejected.invalid("rules.past");
        }
    }
}
