package io.entregent.inbox.figures;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one version of a template fared in one language.
 *
 * @param number of the version, or null for what was there before versions were
 * @param times  counts by the hour or the day, by the tenant's clock, in which the messages were written; without those of nothing
 */
public record TemplateFigure(String name, String language, Integer number, SortedMap<LocalDateTime, Counts> times) {

    public TemplateFigure {
        times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
    }

    public Counts sum() {
        return times.values().stream().reduce(Counts.NONE, Counts::plus);
    }
}
