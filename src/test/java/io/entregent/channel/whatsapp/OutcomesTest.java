package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.channel.SendOutcome;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.RetryLater;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {

    @Test
    void acceptedMessageHasItsId() {
        assertThat(Outcomes.ofMessage(answer(200, "{\"messages\":[{\"id\":\"wamid.A\"}]}")))
                .isEqualTo(new SendOutcome.Accepted("wamid.A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"messages\":[]}", "<html>", "[]", "{\"messages\":[{\"id\":7.5}]}"})
    void okWithoutAnIdIsUnknown(String body) {
        assertThat(Outcomes.ofMessage(answer(200, body))).isEqualTo(new SendOutcome.Unknown("answer.shape"));
    }

    @ParameterizedTest
    @CsvSource({"131047", "131026", "131049", "131050", "130472", "132001", "132015", "131031", "100", "999999", "130403"})
    void refusedForGood(int code) {
        assertThat(Outcomes.ofMessage(error(400, code, null))).isInstanceOfSatisfying(SendOutcome.Refused.class,
                refused -> assertThat(refused.error().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"131056,10", "130429,2", "4,300", "80007,300", "131057,60", "131000,10", "131016,10", "1,10", "2,10",
        "133004,10", "190,300", "0,300", "250,300"})
    void triedAgainLater(int code, long seconds) {
        assertThat(Outcomes.ofMessage(error(500, code, null))).isInstanceOfSatisfying(SendOutcome.Later.class,
                later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void thePlatformsOwnPauseWins() {
        assertThat(Outcomes.ofMessage(error(429, 130429, Duration.ofSeconds(7)))).isInstanceOfSatisfying(SendOutcome.Later.class,
                later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({"TIMED_OUT,timeout", "CUT,connection.cut", "TOO_BIG,connection.cut"})
    void whatMayHaveArrivedIsUnknown(Graph.Broken how, String reason) {
        assertThat(Outcomes.ofMessage(Graph.Answer.broken(how))).isEqualTo(new SendOutcome.Unknown(reason));
    }

    @Test
    void whatNeverLeftMayGoLater() {
        assertThat(Outcomes.ofMessage(Graph.Answer.broken(Graph.Broken.NEVER_SENT))).isInstanceOf(SendOutcome.Later.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void serverErrorWithoutACodeIsUnknown(int status) {
        assertThat(Outcomes.ofMessage(answer(status, "Bad gateway"))).isEqualTo(new SendOutcome.Unknown("http." + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void busyWithoutACodeIsLater(int status) {
        assertThat(Outcomes.ofMessage(answer(status, "busy"))).isInstanceOf(SendOutcome.Later.class);
    }

    @Test
    void failedUploadMayBeRepeated() {
        assertThat(Outcomes.ofPreparation(Graph.Answer.broken(Graph.Broken.TIMED_OUT))).isInstanceOf(SendOutcome.Later.class);
        assertThat(Outcomes.ofPreparation(error(400, 131053, null))).isInstanceOf(SendOutcome.Refused.class);
    }

    @Test
    void mediaIsGoneOrComesLater() {
        assertThatThrownBy(() -> Outcomes.demandMedia(error(400, 100, null))).isInstanceOf(Rejected.class).hasMessage("media.gone");
        assertThatThrownBy(() -> Outcomes.demandMedia(answer(404, ""))).isInstanceOf(Rejected.class).hasMessage("media.gone");
        assertThatThrownBy(() -> Outcomes.demandMedia(Graph.Answer.broken(Graph.Broken.TOO_BIG))).hasMessage("media.tooBig");
        assertThatThrownBy(() -> Outcomes.demandMedia(answer(500, ""))).isInstanceOf(RetryLater.class);
        assertThatThrownBy(() -> Outcomes.demandMedia(error(401, 190, null))).isInstanceOf(RetryLater.class);
    }

    private static Graph.Answer error(int status, int code, Duration retryAfter) {
        String body = "{\"error\":{\"message\":\"(#" + code + ") words\",\"type\":\"OAuthException\",\"code\":" + code
                + ",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"d\"}}}";
        return new Graph.Answer(status, body.getBytes(StandardCharsets.UTF_8), null, retryAfter);
    }

    private static Graph.Answer answer(int status, String body) {
        return new Graph.Answer(status, body.getBytes(StandardCharsets.UTF_8), null, null);
    }
}
