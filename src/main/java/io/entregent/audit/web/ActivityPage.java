package io.entregent.audit.web;

import io.entregent.audit.AuditLog;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How much was done, by kind and by person, as bars with their numbers beside. */
@Named
@RequestScoped
public class ActivityPage {

    /** One bar; {@code most} is the longest of its chart. */
    public record Bar(String words, long count, long most) {
    }

    @Inject
    private AuditQuery query;

    @Inject
    private AuditLog log;

    @Inject
    private Entries entries;

    private AuditLog.Activity activity;

    public void enter() {
        activity = log.activity(query.filter());
    }

    public List<Bar> getKinds() {
        return bars(activity.types(), entries::action);
    }

    public List<Bar> getPeople() {
        return bars(activity.people(), UnaryOperator.identity());
    }

    private static List<Bar> bars(Map<String, Long> counts, UnaryOperator<String> words) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return counts.entrySet().stream().map(one -> new Bar(words.apply(one.getKey()), one.getValue(), most)).toList();
    }
}
