package io.entregent.policy.own;

import io.entregent.policy.rules.Rule;
import io.entregent.policy.rules.RuleSet;
import io.entregent.policy.rules.Source;
import io.entregent.policy.rules.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One version of the tenant's own rules.
 *
 * @param state   draft, proposed, approved, rejected, withdrawn
 * @param hash    SHA-256 of the rules: an approval is about exactly these
 * @param from    first moment in force; null for a draft that has none yet
 * @param authors who had a hand in it, and so cannot approve it
 */
public record Version(int number, String state, List<Rule> rules, String hash, String note, Instant from, UUID author,
        Set<UUID> authors, Instant created, UUID decidedBy, Instant decidedAt, String remark) {

    private static final Source SOURCE = new Source(Source.Kind.TENANT, new Text("Own rules", "Règles propres"), null);
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    public boolean isOpen() {
        return "draft".equals(state) || "proposed".equals(state);
    }

    public RuleSet set() {
        return new RuleSet("tenant", String.valueOf(number), SOURCE, null, null, null,
                from == null ? ALWAYS : LocalDate.ofInstant(from, ZoneOffset.UTC), null, SOURCE.clause(), rules);
    }
}
