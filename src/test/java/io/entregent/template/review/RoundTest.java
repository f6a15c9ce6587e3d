package io.entregent.template.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.access.Role;
import io.entregent.kernel.Rejected;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final UUID AUTHOR = new UUID(0, 1);
    private static final UUID COAUTHOR = new UUID(0, 2);
    private static final UUID ANNE = new UUID(0, 3);
    private static final UUID BRUNO = new UUID(0, 4);
    private static final UUID CHLOE = new UUID(0, 5);
    private static final String HASH = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);
    private static final Set<Role> NO_ROLE = Set.of();

    private static Level level(int number, UUID... people) {
        return new Level(number, "level " + number, Set.of(), Set.of(people));
    }

    private static Round two() {
        return Round.open(Set.of(AUTHOR, COAUTHOR), HASH, List.of(level(1, AUTHOR, ANNE, BRUNO), level(2, COAUTHOR, ANNE, BRUNO, CHLOE)));
    }

    private static Round approve(Round round, UUID who, int level) {
        return round.decide(who, NO_ROLE, level, HASH, Verdict.APPROVED);
    }

    @Test
    void twoDifferentPeopleApprove() {
        Round approved = approve(approve(two(), ANNE, 1), CHLOE, 2);

        assertThat(approved.state()).isEqualTo(VersionState.APPROVED);
        assertThat(approved.submitted(HASH).judged(true).state()).isEqualTo(VersionState.LIVE);
        assertThat(approved.submitted(HASH).judged(true).judgedAnew().state()).isEqualTo(VersionState.SUBMITTED);
        assertThat(approved.judgedAnew().state()).as("never sent").isEqualTo(VersionState.APPROVED);
    }

    @Test
    void nobodyWhoWroteOnItApproves() {
        assertThatThrownBy(() -> approve(two(), AUTHOR, 1)).hasMessage("approval.fourEyes");
        assertThatThrownBy(() -> approve(two(), COAUTHOR, 1)).hasMessage("approval.fourEyes");
    }

    @Test
    void nobodyApprovesTwice() {
        assertThatThrownBy(() -> approve(approve(two(), ANNE, 1), ANNE, 2)).hasMessage("approval.twice");
    }

    @Test
    void whoIsNotAskedDoesNotApprove() {
        assertThatThrownBy(() -> approve(two(), CHLOE, 1)).hasMessage("approval.notAsked");
    }

    @Test
    void aRoleIsAskedAsAWhole() {
        Round round = Round.open(Set.of(AUTHOR), HASH, List.of(new Level(1, "legal", Set.of(Role.COMPLIANCE), Set.of())));

        assertThat(round.decide(CHLOE, Set.of(Role.COMPLIANCE), 1, HASH, Verdict.APPROVED).state()).isEqualTo(VersionState.APPROVED);
        assertThatThrownBy(() -> round.decide(CHLOE, Set.of(Role.MARKETER), 1, HASH, Verdict.APPROVED)).hasMessage("approval.notAsked");
    }

    @Test
    void whoSawAnotherContentDecidesNothing() {
        assertThatThrownBy(() -> two().decide(ANNE, NO_ROLE, 1, OTHER, Verdict.APPROVED)).hasMessage("approval.stale");
    }

    @Test
    void theSecondOfTwoIsToldThatItIsDecided() {
        Round after = approve(two(), ANNE, 1);

        assertThatThrownBy(() -> approve(after, BRUNO, 1)).hasMessage("approval.stale")
                .extracting(refused -> ((Rejected) refused).kind()).isEqualTo(Rejected.Kind.CONFLICT);
    }

    @Test
    void afterARejectionNothingFollows() {
        Round rejected = two().decide(ANNE, NO_ROLE, 1, HASH, Verdict.REJECTED);

        assertThat(rejected.state()).isEqualTo(VersionState.REJECTED);
        assertThatThrownBy(() -> approve(rejected, CHLOE, 2)).hasMessage("approval.stale");
        assertThatThrownBy(() -> rejected.submitted(HASH)).hasMessage("approval.stale");
    }

    @Test
    void onlyTheApprovedContentIsSent() {
        Round approved = approve(approve(two(), ANNE, 1), CHLOE, 2);

        assertThatThrownBy(() -> approved.submitted(OTHER)).hasMessage("approval.stale");
    }

    @Test
    void aLevelIsNotGivenToWhoMayNotDecide() {
        assertThatThrownBy(() -> two().reassign(1, AUTHOR)).hasMessage("approval.fourEyes");
        assertThatThrownBy(() -> approve(two(), ANNE, 1).reassign(2, ANNE)).hasMessage("approval.twice");
        assertThat(approve(two().reassign(1, CHLOE), CHLOE, 1).state()).isEqualTo(VersionState.IN_REVIEW);
    }

    /**
     * Walks every sequence of actions of five people over two levels until nothing new is reached: whatever is live was agreed to by as many different people as there are levels,
     * none of whom wrote it, all over the very content.
     */
    @Test
    void noSequenceOfActionsEndsLiveWithoutItsApprovers() {
        List<UUID> people = List.of(AUTHOR, COAUTHOR, ANNE, BRUNO, CHLOE);
        List<UnaryOperator<Round>> actions = new ArrayList<>();
        for (UUID who : people) {
            for (int level = 1; level <= 2; level++) {
                int at = level;
                for (String seen : List.of(HASH, OTHER)) {
                    for (Verdict verdict : Verdict.values()) {
                        actions.add(round -> round.decide(who, NO_ROLE, at, seen, verdict));
                    }
                }
                actions.add(round -> round.reassign(at, who));
            }
            actions.add(round -> round.withdraw(who));
        }
        actions.add(round -> round.submitted(HASH));
        actions.add(round -> round.submitted(OTHER));
        actions.add(round -> round.judged(true));
        actions.add(round -> round.judged(false));
        actions.add(Round::judgedAnew);
        actions.add(Round::superseded);
        actions.add(Round::retired);

        Set<Round> reached = new HashSet<>(Set.of(two()));
        Deque<Round> open = new ArrayDeque<>(reached);
        Map<VersionState, Integer> counts = new HashMap<>();
        while (!open.isEmpty()) {
            Round from = open.pop();
            for (UnaryOperator<Round> action : actions) {
                try {
                    Round to = action.apply(from);
                    if (reached.add(to)) {
                        open.push(to);
                    }
                } catch (Rejected refused) {
                    assertThat(refused.code()).matches("approval\\..+|review\\.notAuthor");
                }
            }
        }
        for (Round round : reached) {
            counts.merge(round.state(), 1, Integer::sum);
            if (round.state().isAgreed()) {
                assertThat(round.steps()).allSatisfy(step -> {
                    assertThat(step.verdict()).isEqualTo(Verdict.APPROVED);
                    assertThat(step.seen()).isEqualTo(HASH);
                    assertThat(step.reviewer()).isNotIn(AUTHOR, COAUTHOR);
                });
                assertThat(round.steps()).extracting(Round.Step::reviewer).doesNotHaveDuplicates();
            }
        }
        assertThat(counts).containsKeys(VersionState.LIVE, VersionState.REFUSED, VersionState.REJECTED, VersionState.SUPERSEDED,
                VersionState.RETIRED, VersionState.WITHDRAWN, VersionState.CHANGES_ASKED);
        assertThat(reached).hasSizeGreaterThan(100);
    }
}
