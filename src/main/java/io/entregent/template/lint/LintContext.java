package io.entregent.template.lint;

import io.entregent.dlp.Screening;
import io.entregent.tenancy.Vertical;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a template cannot know itself.
 *
 * @param vertical the trade of who sends it
 * @param others   all other templates of the same account
 * @param taken    names that other drafts have
 * @param resting  names that the platform gives to nobody, and until which day
 * @param screening what the tenant adds to the search for card, account and identity numbers
 * @param volume    how many templates the account has
 */
public record LintContext(Vertical vertical, List<Other> others, Set<String> taken, Map<String, LocalDate> resting,
        Screening screening, Volume volume) {

    /** The wording of another template. */
    public record Other(String name, String language, String body, String footer) {
    }

    public LintContext {
        others = List.copyOf(others);
        taken = Set.copyOf(taken);
        resting = Map.copyOf(resting);
    }

    public LintContext(Vertical vertical, List<Other> others, Set<String> taken) {
        this(vertical, others, taken, Map.of(), Screening.none(), Volume.NONE);
    }

    public static LintContext of(Vertical vertical) {
        return new LintContext(vertical, List.of(), Set.of());
    }
}
