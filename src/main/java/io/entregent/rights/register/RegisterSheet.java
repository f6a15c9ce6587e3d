package io.entregent.rights.register;

import java.time.Instant;
import java.util.List;

/** The register as it is now, in one language. */
public record RegisterSheet(Instant at, String controller, String address, String contact, String officer, String authority,
        List<Activity> activities) {

    public RegisterSheet {
        activities = List.copyOf(activities);
    }
}
