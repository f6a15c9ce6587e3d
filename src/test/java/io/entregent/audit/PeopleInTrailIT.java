package io.entregent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names beside entries, which hold none. */
class PeopleInTrailIT extends InServer {

    private static final String TOWN = "ville-de-rivage";

    @Inject
    private People people;

    @Inject
    private AuditLog log;

    @Test
    void aWholePageOfPeopleIsNamedAtOnceAndOnlyToWhoMayKnowThem() {
        Instant now = Instant.now();
        List<String> names = IntStream.range(0, 25).mapToObj(i -> "Page " + i + " " + UUID.randomUUID()).toList();
        names.forEach(name -> people.writes(TOWN, People.phone(), name, "Bonjour", now));
        List<AuditRow> rows = people.as("compliance", TOWN,
                () -> log.find(new AuditFilter(now.minusSeconds(1), null, null, "message.received", null, null), null, 500)).rows();

        Map<UUID, Concerned.Person> known = people.as("compliance", TOWN, () -> log.people(rows));
        assertThat(known.values()).extracting(Concerned.Person::name).containsAll(names);
        assertThat(rows).allSatisfy(row -> assertThat(row.canonical()).as("the entry itself").doesNotContain("Page "));

        Actor auditor = new Actor(Actor.Kind.PERSON, UUID.randomUUID().toString(), "Auditor", EnumSet.of(Permission.AUDIT_READ), Set.of(),
                null, null, "192.0.2.1", null, null);
        Map<UUID, Concerned.Person> unknown = Scope.tenant(people.tenant(TOWN), null).call(() -> {
            try (ThreadBound.Opened acting = auditor.act()) {
                return log.people(rows);
            }
        });
        assertThat(unknown).as("for who may read the trail and nothing of people").isEmpty();
    }
}
