package io.entregent.policy.web;

import io.entregent.kernel.faces.Words;
import io.entregent.policy.rules.Differences.Difference;
import io.entregent.policy.rules.Differences.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Differences between versions, in sentences. */
final class RuleWords {

    private RuleWords() {
    }

    /** @return one sentence at least: that nothing changes is said too */
    static List<String> differences(List<Difference> all, Words words) {
        List<String> sentences = new ArrayList<>();
        for (Difference one : all) {
            String sentence = words.of("rules.diff." + one.kind().name().toLowerCase(Locale.ROOT), one.either().text().in(words.locale()));
            boolean said = one.was() != null && one.is() != null && !one.was().text().equals(one.is().text());
            sentences.add(said && one.kind() != Kind.ADDED
                    ? sentence + " " + words.of("rules.diff.before", one.was().text().in(words.locale())) : sentence);
        }
        return sentences.isEmpty() ? List.of(words.get("rules.diff.same")) : sentences;
    }
}
