package io.entregent.template.review.web;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.template.review.Level;
import io.entregent.template.review.Plans;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** How many levels each category has, and who decides there. */
@Named
@RequestScoped
public class PlanPage {

    @Inject
    private Plans plans;

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

    private List<Member> people;

    public void enter() {
        access.require(Permission.TEMPLATE_READ);
    }

    public boolean isWritable() {
        return access.may(Permission.MEMBERS_WRITE);
    }

    public List<String> getCategories() {
        return Plans.CATEGORIES;
    }

    public List<Role> getRoles() {
        return Plans.REVIEWERS;
    }

    public List<Member> getPeople() {
        if (people == null) {
            people = members.all();
        }
        return people;
    }

    /** Three of them; one that is not in use has no name. */
    public List<Level> levels(String category) {
        List<Level> own = plans.plan(category);
        return IntStream.rangeClosed(1, Plans.MOST_LEVELS).mapToObj(number -> number <= own.size() ? own.get(number - 1)
                : new Level(number, "", Set.of(), Set.of())).toList();
    }

    public boolean has(Level level, Role role) {
        return level.roles().contains(role);
    }

    public boolean names(Level level, Member person) {
        return level.people().contains(person.userId());
    }

    public void save() throws IOException {
        try {
            plans.set(request.getParameter("category"), told());
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getPath() + "?saved=" + request.getParameter("category"));
        } catch (Rejected refused) {
            say.refused(refused);
        }
    }

    public String getSaved() {
        String category = request.getParameter("saved");
        return category != null && Plans.CATEGORIES.contains(category) ? category : null;
    }

    private List<Level> told() {
        List<Level> levels = new ArrayList<>();
        for (int number = 1; number <= Plans.MOST_LEVELS; number++) {
            String name = request.getParameter("name" + number);
            if (name != null && !name.isBlank()) {
                Set<Role> roles = EnumSet.noneOf(Role.class);
                List<String> chosen = all("role" + number);
                Plans.REVIEWERS.stream().filter(role -> chosen.contains(role.name())).forEach(roles::add);
                Set<UUID> named = new HashSet<>();
                all("person" + number).forEach(id -> Ids.parse(id).ifPresent(named::add));
                levels.add(new Level(levels.size() + 1, name.strip(), roles, named));
            }
        }
        return levels;
    }

    private List<String> all(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }
}
