package io.entregent.audit.verify;

import java.util.ArrayList;
import java.util.List;

/** What was found: facts that hold, and faults with their places. */
public final class Report {

    private static final int MOST_FAULTS = 100;

    private final List<String> facts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    void holds(String fact) {
        facts.add(fact);
    }

    void fault(String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    public List<String> facts() {
        return List.copyOf(facts);
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    public boolean isGood() {
        return faults.isEmpty();
    }
}
