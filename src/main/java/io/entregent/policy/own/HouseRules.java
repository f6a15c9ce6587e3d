package io.entregent.policy.own;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.rules.Check;
import io.entregent.policy.rules.Given;
import io.entregent.policy.rules.Rule;
import io.entregent.policy.rules.Severity;
import io.entregent.policy.rules.Text;
import io.entregent.policy.rules.Topics;
import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a tenant may forbid itself. Each becomes one more rule beside those of the platform and the law, and a refusal
 * by any of them stands: so nothing here can loosen another rule.
 *
 * @param quietFrom  first minute of quiet by the clock of the tenant, with quietTo; both null for none
 * @param quietDays  days that are quiet as a whole
 * @param topics     that are never written about
 * @param purposes   kinds of purposes that are not served: marketing, survey, other
 * @param marketing  most marketing messages to one person in 7 days; null for no limit of one's own
 * @param portfolio  most people reached outside of a window in 24 hours; null for no limit of one's own
 */
public record HouseRules(LocalTime quietFrom, LocalTime quietTo, Set<DayOfWeek> quietDays, Set<String> topics, Set<String> purposes,
        Integer marketing, Integer portfolio) {

    public static final Set<String> PURPOSES = Set.of("marketing", "survey", "other");
    private static final String BUNDLE = "io.entregent.messages";
    private static final int WEEK = 7 * 24 * 3600;
    private static final int DAY = 24 * 3600;
    private static final int MOST = 1_000_000;

    /** @throws Rejected rules.quiet, rules.quietAlways, rules.number, rules.topic, rules.purpose */
    public HouseRules {
        quietDays = quietDays == null ? Set.of() : new TreeSet<>(quietDays);
        topics = topics == null ? Set.of() : new TreeSet<>(topics);
        purposes = purposes == null ? Set.of() : new TreeSet<>(purposes);
        if ((quietFrom == null) != (quietTo == null) || quietFrom != null && quietFrom.equals(quietTo)) {
            throw Rejected.invalid("rules.quiet");
        }
        if (quietDays.size() == DayOfWeek.values().length) {
            throw Rejected.invalid("rules.quietAlways");
        }
        if (!Topics.all().containsAll(topics)) {
            throw Rejected.invalid("rules.topic");
        }
        if (!PURPOSES.containsAll(purposes)) {
            throw Rejected.invalid("rules.purpose");
        }
        if (outside(marketing) || outside(portfolio)) {
            throw Rejected.invalid("rules.number", MOST);
        }
    }

    public static HouseRules none() {
        return new HouseRules(null, null, null, null, null, null, null);
    }

    private static boolean outside(Integer most) {
        return most != null && (most < 1 || most > MOST);
    }

    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        if (quietFrom != null || !quietDays.isEmpty()) {
            String told = quietDays.isEmpty() ? "quietHours" : quietFrom == null ? "quietDays" : "quiet";
            rules.add(rule("quiet", told, Check.QUIET, PURPOSES, Given.quiet(quietFrom, quietTo, quietDays), quietFrom + "–" + quietTo, quietDays));
        }
        if (!topics.isEmpty()) {
            rules.add(rule("topics", Check.TOPICS, Set.of(), Given.topics(topics.stream().map(Set::of).toList()), topics, null));
        }
        if (!purposes.isEmpty()) {
            rules.add(rule("purposes", Check.PURPOSE, Set.of(), Given.values(purposes), purposes, null));
        }
        if (marketing != null) {
            rules.add(rule("marketing", Check.MARKETING, Set.of(), Given.atMost(marketing, WEEK), marketing, null));
        }
        if (portfolio != null) {
            rules.add(rule("portfolio", Check.PORTFOLIO, Set.of(), Given.atMost(portfolio, DAY), portfolio, null));
        }
        return rules;
    }

    public static HouseRules of(List<Rule> rules) {
        HouseRules all = none();
        for (Rule rule : rules) {
            Given given = rule.given();
            all = switch (rule.check()) {
                case QUIET -> new HouseRules(given.from(), given.to(), given.days(), all.topics, all.purposes, all.marketing, all.portfolio);
                case TOPICS -> new HouseRules(all.quietFrom, all.quietTo, all.quietDays, given.topics().stream().flatMap(Set::stream)
                        .collect(Collectors.toSet()), all.purposes, all.marketing, all.portfolio);
                case PURPOSE -> new HouseRules(all.quietFrom, all.quietTo, all.quietDays, all.topics, given.values(), all.marketing, all.portfolio);
                case MARKETING -> new HouseRules(all.quietFrom, all.quietTo, all.quietDays, all.topics, all.purposes, given.most(), all.portfolio);
                case PORTFOLIO -> new HouseRules(all.quietFrom, all.quietTo, all.quietDays, all.topics, all.purposes, all.marketing, given.most());
                default -> all;
            };
        }
        return all;
    }

    private static Rule rule(String name, Check check, Set<String> purposes, Given given, Object first, Set<DayOfWeek> days) {
        return rule(name, name, check, purposes, given, first, days);
    }

    private static Rule rule(String name, String told, Check check, Set<String> purposes, Given given, Object first, Set<DayOfWeek> days) {
        return new Rule("tenant." + name, check, Severity.STOP, purposes, given,
                new Text(say(Locale.ENGLISH, "rules.own.text." + told, first, days), say(Locale.FRENCH, "rules.own.text." + told, first, days)),
                new Text(say(Locale.ENGLISH, "rules.own.way." + name, first, days), say(Locale.FRENCH, "rules.own.way." + name, first, days)));
    }

    private static String say(Locale locale, String key, Object first, Set<DayOfWeek> days) {
        Object named = first instanceof Set<?> codes ? codes.stream()
                .map(code -> Words.bundle(BUNDLE, locale).getString("rules.word." + code)).sorted().collect(Collectors.joining(", ")) : first;
        String weekdays = days == null || days.isEmpty() ? "–" : days.stream()
                .map(day -> day.getDisplayName(java.time.format.TextStyle.FULL, locale)).collect(Collectors.joining(", "));
        return new MessageFormat(Words.bundle(BUNDLE, locale).getString(key).replace("'", "''"), locale).format(new Object[] {named, weekdays});
    }
}
