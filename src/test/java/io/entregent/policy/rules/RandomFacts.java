package io.entregent.policy.rules;

import io.entregent.policy.Facts;
import io.entregent.policy.Facts.Consent;
import io.entregent.policy.Facts.FreeForm;
import io.entregent.policy.Screen;
import io.entregent.policy.Situation.Automation;
import io.entregent.policy.Situation.Count;
import io.entregent.policy.Situation.Reach;
import io.entregent.policy.Situation.Restriction;
import io.entregent.policy.Situation.Sender;
import io.entregent.policy.own.HouseRules;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Facts and own rules by chance; the same seed gives the same. */
final class RandomFacts {

    private static final List<String> CHANNELS = List.of("whatsapp", "whatsapp", "whatsapp", "messenger", "instagram", "viber", "rcs", "apple");
    private static final List<String> VERTICALS = List.of("retail", "health", "government", "bank");
    // One that moves its clocks by half an hour, one that never does, one beyond the date line.
    private static final List<ZoneId> ZONES = Stream.of("Europe/Paris", "Europe/Paris", "Indian/Reunion", "America/Martinique", "Pacific/Auckland",
            "Australia/Lord_Howe").map(ZoneId::of).toList();
    private static final List<String> TOPICS = List.copyOf(Topics.all());

    private final Random random;

    RandomFacts(long seed) {
        random = new Random(seed);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    HouseRules house() {
        LocalTime from = one(2) ? LocalTime.of(random.nextInt(24), random.nextInt(60)) : null;
        LocalTime to = from == null ? null : from.plusMinutes(1 + random.nextInt(1438));
        Set<DayOfWeek> days = one(4) ? new HashSet<>(List.of(DayOfWeek.SUNDAY, any(List.of(DayOfWeek.values())))) : Set.of();
        return new HouseRules(from, to, days, one(3) ? Set.of(any(TOPICS)) : Set.of(), one(8) ? Set.of(any(List.of("marketing", "survey"))) : Set.of(),
                one(3) ? 1 + random.nextInt(3) : null, one(4) ? 1 + random.nextInt(300) : null);
    }

    Facts facts() {
        Cast cast = new Cast();
        Instant start = Instant.parse(one(4) ? "2021-01-01T00:00:00Z" : "2026-08-01T00:00:00Z");
        cast.now = start.plusSeconds(random.nextInt(one(2) ? 180_000_000 : 10_000_000));
        cast.suppressed = one(15);
        cast.purpose = any(List.of("service", "service", "marketing", "survey"));
        cast.consent = one(3) ? any(List.of(Consent.values())) : Consent.GIVEN;
        cast.windowSeconds = one(10) ? null : Long.valueOf(random.nextInt(1_200_000) - 600_000) * (one(2) ? 1 : 0) + (one(2) ? 1 : -random.nextInt(4000));
        cast.channel = any(CHANNELS);
        cast.content = one(2) ? new FreeForm() : Cast.template(any(List.of("UTILITY", "UTILITY", "MARKETING", "marketing", "AUTHENTICATION")),
                one(8) ? "PAUSED" : "APPROVED", !one(12));
        if (one(40)) {
            cast.content = Facts.Template.unknown();
        }
        cast.verdict = one(12) ? Screen.Verdict.BLOCK : one(10) ? Screen.Verdict.WARN : Screen.Verdict.PASS;
        cast.kinds = cast.verdict == Screen.Verdict.PASS ? Set.of() : Set.of(any(List.of("card", "iban", "nir", "account")));
        Set<String> topics = new HashSet<>();
        for (int i = one(3) ? 1 + random.nextInt(3) : 0; i > 0; i--) {
            topics.add(any(TOPICS));
            if (one(3)) {
                topics.add("sale");
            }
        }
        cast.topics = topics;
        cast.country = any(List.of("FR", "US", "DE"));
        cast.sender = new Sender(any(VERTICALS), one(10) ? "POLICE" : one(5) ? null : "TOWN_HALL", any(List.of("FR", "FR", "DE", "MA", "BR")), one(2),
                any(ZONES));
        limits(cast);
        List<Restriction> restrictions = new ArrayList<>();
        if (one(12)) {
            restrictions.add(new Restriction(any(List.of(Reach.values())), one(2) ? null : cast.now.plusSeconds(random.nextInt(200) - 100)));
        }
        cast.restrictions = Set.copyOf(restrictions);
        cast.automation = one(6) ? new Automation(!one(3), one(3)) : null;
        return cast.facts();
    }

    private void limits(Cast cast) {
        cast.portfolio = count(cast, 400, 86_400);
        cast.own = count(cast, 400, 86_400);
        cast.reached = one(6);
        cast.tier = one(3) ? Integer.valueOf(250) : null;
        cast.number = one(6) ? count(cast, 160, 1) : Count.NONE;
        cast.pair = one(6) ? count(cast, 90, 270) : Count.NONE;
        cast.api = one(15) ? count(cast, 3, 300) : Count.NONE;
        cast.marketing = count(cast, 5, 604_800);
        cast.locked = one(12) ? cast.now.plusSeconds(random.nextInt(86_400) - 40_000) : null;
    }

    private Count count(Cast cast, int most, int seconds) {
        int used = random.nextInt(most);
        return used == 0 ? Count.NONE : new Count(used, cast.now.minusMillis(1 + random.nextInt(seconds) * 1000L / 2));
    }
}
