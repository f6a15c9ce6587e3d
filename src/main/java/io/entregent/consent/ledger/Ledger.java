package io.entregent.consent.ledger;

import io.entregent.consent.ledger.ConsentState.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The state of a consent as a function of its events. A yes counts if the person said it after every no,
 * and if we learnt of it after every no: so neither an old form that is imported late nor a webhook that
 * comes late can opt anybody in against a withdrawal. The order of the list does not matter.
 */
public final class Ledger {

    public static final String EVERY_SENDER = "*";

    private static final Comparator<Step> LATEST = Comparator.comparing(Step::recorded).thenComparing(Step::said)
            .thenComparing(Step::id);
    private static final Comparator<Step> BEST = Comparator.comparing(Step::proven).thenComparing(Step::said)
            .thenComparing(Step::recorded).thenComparing(Step::id);

    private Ledger() {
    }

    /**
     * @param steps  of one person (all rows of the family), one purpose and one channel
     * @param sender the account to write from; {@link #EVERY_SENDER} asks for what holds for all of them
     */
    public static ConsentState fold(Collection<Step> steps, String sender, Instant now) {
        List<Step> heard = steps.stream().filter(step -> step.concerns(sender)).toList();
        List<Step> noes = heard.stream().filter(step -> step.type().refuses()).toList();
        List<Step> surviving = heard.stream().filter(step -> step.type().agrees())
                .filter(yes -> noes.stream().allMatch(yes::surelyAfter)).toList();
        List<Step> enough = surviving.stream().filter(yes -> isEnough(yes, surviving)).toList();
        Optional<Step> standing = enough.stream().filter(yes -> !yes.expired(now) && !ended(yes, heard)).max(BEST);
        if (standing.isPresent()) {
            return ConsentState.of(standing.get().proven() ? Status.GIVEN : Status.UNPROVEN, standing.get());
        }
        if (!enough.isEmpty()) {
            return ConsentState.of(Status.EXPIRED, enough.stream().max(BEST).orElseThrow());
        }
        return noes.stream().max(LATEST).map(no -> ConsentState.of(Status.valueOf(no.type().name()), no))
                .or(() -> surviving.stream().filter(Step::awaits).max(LATEST).map(yes -> ConsentState.of(Status.PENDING, yes)))
                .or(() -> heard.stream().filter(step -> step.type() == EventType.REQUESTED).max(LATEST)
                        .map(asked -> ConsentState.of(Status.REQUESTED, asked)))
                .orElse(ConsentState.NOTHING);
    }

    /** What awaits a confirmation is no yes of its own, and a confirmation needs something that it confirms. */
    private static boolean isEnough(Step yes, List<Step> surviving) {
        return switch (yes.type()) {
            case GIVEN -> !yes.awaits();
            case CONFIRMED -> surviving.stream().anyMatch(given -> given.type() == EventType.GIVEN && given.awaits()
                    && given.sender().equals(yes.sender()) && !given.recorded().isAfter(yes.recorded()));
            default -> true;
        };
    }

    private static boolean ended(Step yes, List<Step> heard) {
        return heard.stream().anyMatch(step -> step.type() == EventType.EXPIRED && step.recorded().isAfter(yes.recorded()));
    }
}
