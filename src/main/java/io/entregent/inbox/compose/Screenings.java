package io.entregent.inbox.compose;

import io.entregent.dlp.Hit;
import io.entregent.dlp.Scan;
import io.entregent.policy.Screen;
import io.entregent.policy.rules.Topics;
import io.entregent.screening.ContentScreening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** Looks at words before they go out, and tells the gate what it found. */
@ApplicationScoped
public class Screenings {

    @Inject
    private ContentScreening screening;

    /** @param words all that the person would read; null for none */
    public Screen of(String words) {
        if (words == null || words.isEmpty()) {
            return Screen.clean();
        }
        Scan scan = screening.scan(words);
        return new Screen(Screen.Verdict.valueOf(scan.verdict().name()),
                scan.hits().stream().map(Hit::kind).map(kind -> kind.code()).collect(Collectors.toSet()), Topics.of(words));
    }
}
