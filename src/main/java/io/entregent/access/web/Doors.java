package io.entregent.access.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places in the order in which they are shown, each with what opens it. */
final class Doors {

    private final Map<String, Permission> doors = new LinkedHashMap<>();

    Doors and(String place, Permission opens) {
        doors.put(place, opens);
        return this;
    }

    List<String> openTo(Access reader) {
        return doors.entrySet().stream().filter(one -> reader.may(one.getValue())).map(Map.Entry::getKey).toList();
    }
}
