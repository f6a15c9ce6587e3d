package io.entregent.template.review;

import io.entregent.access.Role;
import java.util.Set;
import java.util.UUID;

/**
 * One level of a plan: who may decide there.
 *
 * @param roles  everybody who has one of them
 * @param people these, whatever their roles
 */
public record Level(int number, String name, Set<Role> roles, Set<UUID> people) {

    public Level {
        roles = Set.copyOf(roles);
        people = Set.copyOf(people);
    }

    public boolean admits(UUID person, Set<Role> has) {
        return people.contains(person) || has.stream().anyMatch(roles::contains);
    }

    Level handedTo(UUID person) {
        return new Level(number, name, Set.of(), Set.of(person));
    }
}
