package io.entregent.template.review;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who reviews what, in the current tenant. A category without a plan of its own has one level: the approvers. */
@ApplicationScoped
@Transactional
public class Plans {

    public static final List<String> CATEGORIES = List.of("MARKETING", "UTILITY", "AUTHENTICATION");
    public static final int MOST_LEVELS = 3;
    /** Whoever has one of these can be asked for a review. */
    public static final List<Role> REVIEWERS = List.of(Role.MARKETER, Role.APPROVER, Role.COMPLIANCE, Role.ADMIN);
    private static final int LONGEST_NAME = 60;

    @Inject
    private ReviewSql sql;

    @Inject
    private Members members;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    /** @return 1 to 3 levels */
    public List<Level> plan(String category) {
        access.require(Permission.TEMPLATE_READ);
        return current(category);
    }

    List<Level> current(String category) {
        List<Level> own = sql.plan(category);
        return own.isEmpty() ? List.of(new Level(1, "Validation", Set.of(Role.APPROVER), Set.of())) : own;
    }

    /** @throws Rejected plan.levels, plan.empty (the level's number), plan.name.needed, plan.category */
    public void set(String category, List<Level> levels) {
        access.require(Permission.MEMBERS_WRITE);
        if (category == null || !CATEGORIES.contains(category)) {
            throw Rejected.invalid("plan.category");
        }
        if (levels.isEmpty() || levels.size() > MOST_LEVELS) {
            throw Rejected.invalid("plan.levels", MOST_LEVELS);
        }
        Set<UUID> known = new HashSet<>(members.all().stream().map(Member::userId).toList());
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            if (level.number() != i + 1 || level.roles().isEmpty() && level.people().isEmpty()
                    || !REVIEWERS.containsAll(level.roles()) || !known.containsAll(level.people())) {
                throw Rejected.invalid("plan.empty", i + 1);
            }
            if (level.name().isBlank() || level.name().length() > LONGEST_NAME) {
                throw Rejected.invalid("plan.name.needed", i + 1, LONGEST_NAME);
            }
        }
        sql.plan(category, levels);
        audit.record(AuditEvent.done("template.plan.set", "tenant", Scope.requireTenant()).fact("category", category)
                .fact("levels", levels.size()));
    }

    /** Who may decide at a level, by name. */
    List<Member> reviewers(Level level) {
        return members.all().stream().filter(one -> level.admits(one.userId(), one.roles())).toList();
    }

    /**
     * @param authors who may not review
     * @throws Rejected review.nobody: the plan cannot be fulfilled by different people
     */
    void demandPossible(List<Level> levels, Set<UUID> authors) {
        List<List<UUID>> choices = levels.stream().map(level -> reviewers(level).stream().map(Member::userId)
                .filter(one -> !authors.contains(one)).toList()).toList();
        if (!possible(choices, new ArrayList<>())) {
            throw Rejected.invalid("review.nobody");
        }
    }

    /** Three levels at most: trying is simple enough. */
    private static boolean possible(List<List<UUID>> choices, List<UUID> taken) {
        if (taken.size() == choices.size()) {
            return true;
        }
        for (UUID one : choices.get(taken.size())) {
            if (!taken.contains(one)) {
                taken.add(one);
                if (possible(choices, taken)) {
                    return true;
                }
                taken.remove(taken.size() - 1);
            }
        }
        return false;
    }
}
