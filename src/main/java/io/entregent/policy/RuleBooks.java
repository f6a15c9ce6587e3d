package io.entregent.policy;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.db.Scope;
import io.entregent.policy.own.TenantRules;
import io.entregent.policy.own.Version;
import io.entregent.policy.rules.Rule;
import io.entregent.policy.rules.RuleBook;
import io.entregent.policy.rules.RuleFiles;
import io.entregent.policy.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The rules that hold: what is shipped, and the tenant's own beside it. */
@ApplicationScoped
@Transactional
public class RuleBooks {

    private static final int MOST = 500;

    /** @param own number of the tenant's version; 0 for none */
    private record Key(UUID tenant, int own, String channel, String vertical, String country, LocalDate day) {
    }

    /** By the names of their sets, which are few and never change. */
    private static final Map<List<String>, RuleBook> SHIPPED = new ConcurrentHashMap<>();

    private final Map<Key, RuleBook> books = new ConcurrentHashMap<>();

    @Inject
    private TenantRules own;

    @Inject
    private Senders senders;

    @Inject
    private Access access;

    @Inject
    private Clock clock;

    /** For the gate, which asks nobody. */
    public RuleBook at(Situation situation, Instant at) {
        Optional<Version> version = own.inForce(at);
        Situation.Sender sender = situation.sender();
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Key key = new Key(Scope.requireTenant(), version.map(Version::number).orElse(0), situation.channel(), sender.vertical(),
                sender.country(), day);
        if (books.size() > MOST) {
            books.clear();
        }
        return books.computeIfAbsent(key, missing -> with(situation.channel(), sender, day, version.map(Version::set).orElse(null)));
    }

    /** The rules of a channel on a day, for people. */
    public RuleBook on(String channel, LocalDate day) {
        access.require(Permission.POLICY_READ);
        Instant now = clock.instant();
        // Today means now: what comes in force this evening is announced, and not yet there.
        Instant at = day.equals(LocalDate.ofInstant(now, ZoneOffset.UTC)) ? now : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Version version = own.inForce(at).orElse(null);
        return with(channel, senders.current(), day, version == null ? null : version.set());
    }

    /** The next day on which another set of a channel comes in force or goes, after a day; empty if none is announced. */
    public Optional<LocalDate> nextChange(String channel, LocalDate after) {
        access.require(Permission.POLICY_READ);
        Situation.Sender sender = senders.current();
        Stream<LocalDate> shipped = RuleFiles.all().stream().filter(set -> set.concerns(channel, sender.vertical(), sender.country()))
                .flatMap(set -> Stream.of(set.from(), set.to())).filter(Objects::nonNull);
        Stream<LocalDate> tenants = own.next().stream().map(one -> LocalDate.ofInstant(one.from(), ZoneOffset.UTC));
        return Stream.concat(shipped.filter(day -> day.isAfter(after)), tenants.filter(day -> !day.isBefore(after))).min(Comparator.naturalOrder());
    }

    /** @param set the tenant's own, or null */
    public static RuleBook with(String channel, Situation.Sender sender, LocalDate day, RuleSet set) {
        List<RuleSet> sets = new ArrayList<>(RuleFiles.inForce(channel, sender.vertical(), sender.country(), day));
        if (set == null) {
            return SHIPPED.computeIfAbsent(sets.stream().map(RuleSet::name).toList(), names -> new RuleBook(sets));
        }
        sets.add(set);
        return new RuleBook(sets);
    }

    /**
     * A rule by its name, in the words that it has or last had.
     *
     * @param number of the tenant's version that is looked in first; null for those in force
     */
    public Optional<Rule> named(String id, Integer number) {
        if (id.startsWith("tenant.")) {
            return (number == null ? own.current() : own.known(number)).stream().flatMap(one -> one.rules().stream())
                    .filter(rule -> rule.id().equals(id)).findFirst();
        }
        return RuleFiles.all().stream().flatMap(set -> set.rules().stream()).filter(rule -> rule.id().equals(id))
                .reduce((older, newer) -> newer);
    }

    /**
     * A rule of a decision, in the words that it had then.
     *
     * @param version of the decision
     * @return empty for decisions from before rules were data
     */
    public Optional<Rule> rule(String id, String version) {
        List<String> sets = Arrays.asList(version.split(" "));
        if (id.startsWith("tenant.")) {
            return sets.stream().filter(name -> name.startsWith("tenant/")).findFirst()
                    .flatMap(name -> own.known(Integer.parseInt(name.substring("tenant/".length()))))
                    .flatMap(one -> one.rules().stream().filter(rule -> rule.id().equals(id)).findFirst());
        }
        return RuleFiles.all().stream().filter(set -> sets.contains(set.name())).flatMap(set -> set.rules().stream())
                .filter(rule -> rule.id().equals(id)).findFirst();
    }
}
