package io.entregent.policy.rules;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of one rule; which of them count is the check's to say.
 *
 * @param topics of which one group, or more, must be there as a whole
 * @param values codes: categories, kinds of purposes, activities, countries, kinds of numbers
 * @param most   how many there may be in so many seconds
 * @param hours  for how many hours more
 * @param from   of a day, inclusive
 * @param to     of the same day or the next, exclusive
 * @param days   that count as a whole
 */
// Rules that were written before tenants had a clock of their own name a zone.
@JsonIgnoreProperties("zone")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Given(List<Set<String>> topics, Set<String> values, Integer most, Integer seconds, Integer hours,
        LocalTime from, LocalTime to, Set<DayOfWeek> days) {

    public static final Given NOTHING = new Given(null, null, null, null, null, null, null, null);

    public Given {
        topics = topics == null ? List.of() : topics.stream().<Set<String>>map(TreeSet::new).toList();
        values = values == null ? Set.of() : new LinkedHashSet<>(new TreeSet<>(values));
        days = days == null ? Set.of() : new TreeSet<>(days);
    }

    public static Given values(Set<String> values) {
        return new Given(null, values, null, null, null, null, null, null);
    }

    public static Given topics(List<Set<String>> topics) {
        return new Given(topics, null, null, null, null, null, null, null);
    }

    public static Given atMost(int most, int seconds) {
        return new Given(null, null, most, seconds, null, null, null, null);
    }

    /** @param from and to: null if only whole days count */
    public static Given quiet(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
        return new Given(null, null, null, null, null, from, to, days);
    }
}
