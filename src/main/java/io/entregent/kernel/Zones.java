package io.entregent.kernel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/** By which clock the people of the current tenant live. Stored is UTC; days, hours and what is shown go by this. */
public interface Zones {

    /** Where nobody set another, and outside of any tenant. */
    ZoneId USUAL = ZoneId.of("Europe/Paris");

    ZoneId current();

    /** The place that gives a zone its name, for people to read. */
    static String place(ZoneId zone) {
        return zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** Whether its hours begin when those of UTC do, now and after the next changes: figures are kept by the hour. */
    static boolean byWholeHours(ZoneId zone, Instant now) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(now);
        return whole(zone.getRules().getOffset(now)) && (next == null || whole(next.getOffsetAfter()));
    }

    private static boolean whole(ZoneOffset offset) {
        return offset.getTotalSeconds() % 3600 == 0;
    }
}
