package io.entregent.access.web;

import io.entregent.access.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The few rooms that a phone has a place for at its lower edge: those that the reader's role opens most. */
final class AtHand {

    private static final int PLACES = 5;
    /** One place is for what opens the rest. */
    private static final int BESIDE_THE_REST = PLACES - 1;
    private static final Map<Role, List<String>> USED = new EnumMap<>(Map.of(
            Role.AGENT, List.of("inbox", "templates", "consent", "members"),
            Role.MARKETER, List.of("templates", "review", "consent", "dashboard"),
            Role.APPROVER, List.of("review", "templates", "dashboard", "violations"),
            Role.COMPLIANCE, List.of("dashboard", "violations", "audit", "consent"),
            Role.ADMIN, List.of("dashboard", "inbox", "templates", "members"),
            Role.AGENCY_ADMIN, List.of("onboarding", "dashboard", "templates", "review")));

    private AtHand() {
    }

    /**
     * @param open what the reader may enter, in the order of the house
     * @param here where the reader is, always among what is returned; null elsewhere
     */
    static Set<String> of(Set<Role> roles, List<String> open, String here) {
        if (open.size() <= PLACES) {
            return Set.copyOf(open);
        }
        List<String> wanted = Stream.concat(USED.entrySet().stream().filter(one -> roles.contains(one.getKey()))
                .flatMap(one -> one.getValue().stream()), open.stream()).filter(open::contains).distinct().limit(BESIDE_THE_REST).toList();
        if (here == null || wanted.contains(here)) {
            return Set.copyOf(wanted);
        }
        List<String> moved = new ArrayList<>(wanted.subList(0, BESIDE_THE_REST - 1));
        moved.add(here);
        return Set.copyOf(moved);
    }
}
