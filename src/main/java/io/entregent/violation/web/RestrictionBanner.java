package io.entregent.violation.web;

import io.entregent.access.web.Frame;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.Restrictions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** Over every page of a tenant from which a platform holds something back. */
@Named
@RequestScoped
public class RestrictionBanner {

    /** Paused by us, before the platform does more. */
    private static final Set<String> QUALITY = Set.of("FLAGGED", "QUALITY_RED");

    @Inject
    private Restrictions restrictions;

    @Inject
    private Frame frame;

    @Inject
    private Words words;

    @Inject
    private Times times;

    private List<String> lines;

    public List<String> getLines() {
        if (lines == null) {
            lines = frame.getTenant() == null ? List.of() : restrictions.active().stream().map(this::line).distinct().toList();
        }
        return lines;
    }

    private String line(Restrictions.View one) {
        if (QUALITY.contains(one.reason())) {
            return words.get("restriction.quality");
        }
        String what = words.get("restriction." + one.reach().name());
        return one.until() == null ? words.of("restriction.open", what) : words.of("restriction.until", what, times.moment(one.until()));
    }
}
