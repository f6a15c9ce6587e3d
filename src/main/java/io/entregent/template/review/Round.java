package io.entregent.template.review;

import io.entregent.access.Role;
import io.entregent.kernel.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The review of one version: pure, a value. Each method answers the round that follows, or refuses.
 *
 * @param authors everybody who wrote on it
 * @param hash    of the content, to which every approval is bound
 */
public record Round(Set<UUID> authors, String hash, VersionState state, List<Step> steps) {

    /**
     * @param reviewer null until decided
     * @param seen     hash of the content that the reviewer had before the eyes
     */
    public record Step(Level level, UUID reviewer, Verdict verdict, String seen) {
    }

    public Round {
        authors = Set.copyOf(authors);
        steps = List.copyOf(steps);
    }

    public static Round open(Set<UUID> authors, String hash, List<Level> levels) {
        return new Round(authors, hash, VersionState.IN_REVIEW,
                levels.stream().map(level -> new Step(level, null, null, null)).toList());
    }

    /** The level whose turn it is; empty when nothing is to be decided. */
    public Optional<Step> current() {
        return state == VersionState.IN_REVIEW ? steps.stream().filter(step -> step.verdict() == null).findFirst() : Optional.empty();
    }

    /** Why this person may not decide now, or empty. */
    public Optional<String> obstacle(UUID who, Set<Role> has) {
        if (current().isEmpty()) {
            return Optional.of("approval.stale");
        }
        if (authors.contains(who)) {
            return Optional.of("approval.fourEyes");
        }
        if (steps.stream().anyMatch(step -> who.equals(step.reviewer()))) {
            return Optional.of("approval.twice");
        }
        return current().get().level().admits(who, has) ? Optional.empty() : Optional.of("approval.notAsked");
    }

    /**
     * @param level that the reviewer decides
     * @param seen  hash of what the reviewer saw
     * @throws Rejected approval.stale (409: somebody was faster, or it is another content), approval.fourEyes,
     *                  approval.twice, approval.notAsked
     */
    public Round decide(UUID who, Set<Role> has, int level, String seen, Verdict verdict) {
        if (current().map(step -> step.level().number() != level).orElse(true) || !hash.equals(seen)) {
            throw Rejected.conflict("approval.stale");
        }
        obstacle(who, has).ifPresent(code -> {
            throw new Rejected(Rejected.Kind.FORBIDDEN, code);
        });
        List<Step> next = new ArrayList<>(steps);
        Step step = current().orElseThrow();
        next.set(next.indexOf(step), new Step(step.level(), who, verdict, seen));
        boolean last = next.stream().allMatch(one -> one.verdict() == Verdict.APPROVED);
        return new Round(authors, hash, switch (verdict) {
            case REJECTED -> VersionState.REJECTED;
            case CHANGES -> VersionState.CHANGES_ASKED;
            case APPROVED -> last ? VersionState.APPROVED : VersionState.IN_REVIEW;
        }, next);
    }

    /** @throws Rejected approval.stale, approval.fourEyes, approval.twice: to whom it may not be given */
    public Round reassign(int level, UUID to) {
        Step step = current().filter(one -> one.level().number() == level).orElseThrow(() -> Rejected.conflict("approval.stale"));
        if (authors.contains(to)) {
            throw Rejected.invalid("approval.fourEyes");
        }
        if (steps.stream().anyMatch(one -> to.equals(one.reviewer()))) {
            throw Rejected.invalid("approval.twice");
        }
        List<Step> next = new ArrayList<>(steps);
        next.set(next.indexOf(step), new Step(step.level().handedTo(to), null, null, null));
        return new Round(authors, hash, state, next);
    }

    /** @throws Rejected approval.stale, permission.denied */
    public Round withdraw(UUID who) {
        if (state != VersionState.IN_REVIEW) {
            throw Rejected.conflict("approval.stale");
        }
        if (!authors.contains(who)) {
            throw new Rejected(Rejected.Kind.FORBIDDEN, "review.notAuthor");
        }
        return new Round(authors, hash, VersionState.WITHDRAWN, steps);
    }

    /**
     * It went to the platform.
     *
     * @param sent hash of what went
     * @throws Rejected approval.stale if that is not what was approved
     */
    public Round submitted(String sent) {
        if (!state.isAgreed() || !agreedOver(sent)) {
            throw Rejected.conflict("approval.stale");
        }
        return new Round(authors, hash, VersionState.SUBMITTED, steps);
    }

    /** What the platform made of it; says nothing to a version that was never sent. */
    public Round judged(boolean live) {
        boolean sent = state == VersionState.SUBMITTED || state == VersionState.LIVE || state == VersionState.REFUSED;
        return sent ? new Round(authors, hash, live ? VersionState.LIVE : VersionState.REFUSED, steps) : this;
    }

    /** The platform had decided, and judges again. */
    public Round judgedAnew() {
        return state == VersionState.LIVE || state == VersionState.REFUSED ? new Round(authors, hash, VersionState.SUBMITTED, steps) : this;
    }

    /** It was deleted at the platform; says nothing to a version that was never sent. */
    public Round retired() {
        boolean sent = state == VersionState.SUBMITTED || state == VersionState.LIVE || state == VersionState.REFUSED;
        return sent ? new Round(authors, hash, VersionState.RETIRED, steps) : this;
    }

    /** A newer version took its place. */
    public Round superseded() {
        return state.isAgreed() ? new Round(authors, hash, VersionState.SUPERSEDED, steps) : this;
    }

    private boolean agreedOver(String content) {
        return hash.equals(content) && !steps.isEmpty()
                && steps.stream().allMatch(step -> step.verdict() == Verdict.APPROVED && content.equals(step.seen()))
                && steps.stream().map(Step::reviewer).distinct().count() == steps.size()
                && steps.stream().noneMatch(step -> authors.contains(step.reviewer()));
    }
}
