package io.entregent.policy.whatif;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One run, as far as it is.
 *
 * @param number  of the version of the tenant's own rules; null for those in force at its start
 * @param day     whose rules of platforms and law it asks
 * @param total   decisions to look at
 * @param seen    of these, looked at
 * @param without of these, from before facts were kept: they cannot be asked again
 */
public record WhatIfRun(UUID id, Integer number, LocalDate day, boolean done, int total, int seen, int without, List<Change> changes,
        List<Example> examples, Instant startedAt) {

    /**
     * Decisions that would be others.
     *
     * @param was   allow, refuse, hold
     * @param would the same
     * @param rule  that makes the difference: of the new decision, or of the old one if that becomes allowed
     */
    public record Change(String was, String would, String rule, int count) {
    }

    public record Example(UUID decision, Instant at, String was, String would, String rule) {
    }

    public int changed() {
        return changes.stream().mapToInt(Change::count).sum();
    }

    public int asked() {
        return seen - without;
    }
}
