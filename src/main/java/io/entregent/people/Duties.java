package io.entregent.people;

import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.kernel.Rejected;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which roles people can have, and which do not go together: who writes templates does not approve them. */
public final class Duties {

    /** In the order in which they are offered. */
    public static final List<Role> ROLES = List.of(Role.AGENT, Role.MARKETER, Role.APPROVER, Role.COMPLIANCE, Role.ADMIN);

    private Duties() {
    }

    /** Whether somebody with these roles could approve what he or she wrote, were it not for the four eyes. */
    public static boolean joined(Set<Role> roles) {
        return has(roles, Permission.TEMPLATE_WRITE) && has(roles, Permission.TEMPLATE_APPROVE);
    }

    /** @throws Rejected {@code members.noRole}, {@code members.duties} */
    static void check(Set<Role> roles, boolean knowing) {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw Rejected.invalid("members.noRole");
        }
        if (joined(roles) && !knowing) {
            throw Rejected.conflict("members.duties");
        }
    }

    static String words(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    }

    private static boolean has(Set<Role> roles, Permission permission) {
        return roles.stream().anyMatch(role -> role.permissions().contains(permission));
    }
}
