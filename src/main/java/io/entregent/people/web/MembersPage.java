package io.entregent.people.web;

import io.entregent.access.Access;
import io.entregent.access.Colleague;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Routes;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.people.Duties;
import io.entregent.people.Invitations;
import io.entregent.people.People;
import io.entregent.tenancy.Agency;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who works here, who is expected, and what the agency may. */
@Named
@RequestScoped
public class MembersPage {

    /** One person, or one who is expected; what is missing is empty. */
    public record Row(String id, String name, String initials, String address, List<String> roles, String seen, boolean duties,
            boolean program) {
    }

    /** Somebody who is expected. */
    public record Expected(UUID id, String address, List<String> roles, String state, String since, boolean trouble, boolean sent) {
    }

    /** A role that can be given. */
    public record Choice(String code, String title, String text) {
    }

    @Inject
    private People people;

    @Inject
    private Invitations invitations;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private HttpServletRequest request;

    @Inject
    private AsShown shown;

    private final ShownRows<Expected> expected = new ShownRows<>(this::expected, Expected::id);

    private String address;
    private boolean knowing;
    private Map<String, Boolean> chosen;
    private Map<String, Boolean> wanted = new HashMap<>();

    public void enter() {
        access.require(Permission.MEMBERS_READ);
        if (request.getAttribute(Routes.ID) != null && edited().isEmpty()) {
            throw Rejected.notFound();
        }
    }

    public List<Row> getColleagues() {
        return people.colleagues().stream().map(this::row).toList();
    }

    public List<Expected> getInvitations() {
        return expected.get(shown);
    }

    public String getShown() {
        return expected.keys(shown);
    }

    private List<Expected> expected() {
        return isWriter() ? invitations.open().stream().map(one -> new Expected(one.id(), one.address(), titles(one.roles()),
                words.get(one.trouble() != null ? "members.state.trouble" : one.sent() ? "members.state.sent" : "members.state.asked"),
                times.moment(one.askedAt()), one.trouble() != null, one.sent())).toList() : List.of();
    }

    public Row getEdited() {
        return isWriter() ? edited().map(this::row).orElse(null) : null;
    }

    public List<Choice> getChoices() {
        return Duties.ROLES.stream().map(role -> new Choice(role.name(), title(role), words.get("role." + role.name() + ".text"))).toList();
    }

    public boolean isWriter() {
        return access.may(Permission.MEMBERS_WRITE);
    }

    public Agency getAgency() {
        return people.agency().orElse(null);
    }

    public List<Row> getAgencyPeople() {
        return people.agency().map(agency -> people.agencyPeople(agency.id()).stream().map(this::row).toList()).orElse(List.of());
    }

    /** What the role of an agency's people lets them do, and what it does not. */
    public List<String> getAgencyMay() {
        return sentences(true);
    }

    public List<String> getAgencyMayNot() {
        return sentences(false);
    }

    public boolean isMaster() {
        return people.mayDecideOnAgency();
    }

    public void invite() {
        say.attempt(() -> {
            invitations.invite(address, picked(wanted), knowing);
            say.done("members.done.invited");
            address = null;
            knowing = false;
            wanted = new HashMap<>();
        });
    }

    public void again(UUID id) {
        say.attempt(() -> {
            invitations.again(id);
            say.done("members.done.invited");
        });
    }

    public void withdraw(UUID id) {
        say.attempt(() -> {
            invitations.withdraw(id);
            say.done("members.done.withdrawn");
        });
    }

    public void save() {
        say.attempt(() -> {
            people.assign(edited().orElseThrow(Rejected::notFound).userId(), picked(chosen), knowing);
            say.done("members.done.saved");
        });
    }

    public void remove() {
        say.attempt(() -> {
            people.remove(edited().orElseThrow(Rejected::notFound).userId());
            say.done("members.done.removed");
        });
    }

    public void cut() {
        say.attempt(() -> {
            people.cutAgency();
            say.done("members.done.cut");
        });
    }

    public void letIn() {
        say.attempt(() -> {
            people.letAgencyIn();
            say.done("members.done.letIn");
        });
    }

    private Optional<Colleague> edited() {
        return request.getAttribute(Routes.ID) instanceof String id ? Ids.parse(id).flatMap(people::colleague) : Optional.empty();
    }

    private Row row(Colleague one) {
        return new Row(one.userId().toString(), one.name().isEmpty() ? words.get("members.unnamed") : one.name(),
                Look.initials(one.name()), one.address() == null ? "" : one.address(), titles(one.roles()),
                one.seenAt() == null ? words.get("members.never") : times.moment(one.seenAt()), Duties.joined(one.roles()),
                one.roles().contains(Role.ROBOT));
    }

    private List<String> titles(Set<Role> roles) {
        return roles.stream().sorted().map(this::title).toList();
    }

    private String title(Role role) {
        return words.get("role." + role.name());
    }

    private List<String> sentences(boolean may) {
        return List.of(Permission.TEMPLATE_WRITE, Permission.CHANNEL_MANAGE, Permission.MEMBERS_WRITE, Permission.POLICY_READ,
                Permission.INBOX_READ, Permission.CONTACT_READ, Permission.CONSENT_READ, Permission.TEMPLATE_APPROVE, Permission.AUDIT_EXPORT).stream()
                .filter(permission -> Role.AGENCY_ADMIN.permissions().contains(permission) == may)
                .map(permission -> words.get("permission." + permission.name())).toList();
    }

    private static Set<Role> picked(Map<String, Boolean> marks) {
        return Duties.ROLES.stream().filter(role -> Boolean.TRUE.equals(marks.get(role.name())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    public Map<String, Boolean> getChosen() {
        if (chosen == null) {
            chosen = new HashMap<>();
            edited().ifPresent(one -> one.roles().forEach(role -> chosen.put(role.name(), true)));
        }
        return chosen;
    }

    public Map<String, Boolean> getWanted() {
        return wanted;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public boolean isKnowing() {
        return knowing;
    }

    public void setKnowing(boolean knowing) {
        this.knowing = knowing;
    }
}
