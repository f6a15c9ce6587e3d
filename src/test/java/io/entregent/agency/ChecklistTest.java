package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecklistTest {

    private static final Checklist.Line WELL = new Checklist.Line("1", "200", "+33 1", true, List.of(), false);

    @Test
    void threeKindsOfFailureAskForThreeKindsOfHelp() {
        assertThat(channel(null, new Checklist.Line("1", "200", "+33 1", false, List.of("messages"), true)))
                .isEqualTo(new Step("channel", Step.State.TROUBLE, "deaf", "agency"));
        assertThat(channel(null, new Checklist.Line("1", "200", "+33 1", true, List.of("messages"), true)))
                .isEqualTo(new Step("channel", Step.State.TROUBLE, "fields", "operator"));
        assertThat(channel(null, new Checklist.Line("1", "200", "+33 1", true, List.of(), true)))
                .isEqualTo(new Step("channel", Step.State.WAITS, "review", "meta"));
        assertThat(channel(null, WELL)).isEqualTo(new Step("channel", Step.State.DONE, "done", "nobody"));
    }

    @Test
    void aRefusedAttemptIsRememberedEvenBesideANumberThatWorks() {
        assertThat(channel("channel.token.invalid", WELL).state()).isEqualTo(Step.State.TROUBLE);
    }

    @Test
    void nothingIsDoneAtTheBeginning() {
        assertThat(new Checklist(false, null, null, null, null, 0, 0, List.of(), null, false, false, false, 0, 0).open()).isEqualTo(Checklist.STEPS);
    }

    @Test
    void whatFollowsANumberSaysThatItNeedsOne() {
        assertThat(list(null).steps()).filteredOn(step -> step.detail().equals("number")).extracting(Step::code)
                .containsExactly("message", "templates", "optin");
    }

    @Test
    void aTroubleIsKeptWithWhatFillsItsSentence() {
        Trouble trouble = Trouble.of(Rejected.invalid("channel.token.lacks", "a, b"));

        assertThat(Trouble.parse(trouble.kept())).isEqualTo(trouble);
        assertThat(Trouble.parse("channel.silent").arguments()).isEmpty();
        assertThat(Trouble.parse(null)).isNull();
    }

    private static Step channel(String trouble, Checklist.Line... numbers) {
        return list(trouble, numbers).steps().stream().filter(step -> step.code().equals("channel")).findFirst().orElseThrow();
    }

    private static Checklist list(String trouble, Checklist.Line... numbers) {
        return new Checklist(true, null, null, null, null, 0, 0, List.of(numbers), trouble, false, false, false, 0, 0);
    }
}
