package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.ProviderError;
import io.entregent.channel.SendOutcome;
import io.entregent.channel.whatsapp.wire.Json;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.RetryLater;
import java.time.Duration;

/**
 * What an answer of Graph means. Built on the code, as Meta asks, and on the HTTP status only where
 * there is no code. When it is open whether Meta took a message, it says so.
 */
final class Outcomes {

    private static final Duration SOON = Duration.ofSeconds(10);

    private Outcomes() {
    }

    static SendOutcome ofMessage(Graph.Answer answer) {
        if (answer.broken() != null) {
            return answer.broken() == Graph.Broken.NEVER_SENT ? new SendOutcome.Later(SOON, null)
                    : new SendOutcome.Unknown(answer.broken() == Graph.Broken.TIMED_OUT ? "timeout" : "connection.cut");
        }
        JsonNode json = answer.json();
        if (answer.status() / 100 == 2) {
            String id = Json.text(json.path("messages").path(0), "id");
            return id == null ? new SendOutcome.Unknown("answer.shape") : new SendOutcome.Accepted(id);
        }
        ProviderError error = error(json);
        if (error != null) {
            return ofError(error, answer.retryAfter());
        }
        return withoutCode(answer);
    }

    /** For what comes before the message itself: nothing reached the person yet, so it may be repeated. */
    static SendOutcome ofPreparation(Graph.Answer answer) {
        SendOutcome outcome = ofMessage(answer);
        return outcome instanceof SendOutcome.Unknown || outcome instanceof SendOutcome.Accepted
                ? new SendOutcome.Later(SOON, null) : outcome;
    }

    private static SendOutcome ofError(ProviderError error, Duration retryAfter) {
        ErrorCodes.Handling handling = ErrorCodes.of(error.code());
        if (!handling.again()) {
            return new SendOutcome.Refused(error);
        }
        return new SendOutcome.Later(retryAfter != null ? retryAfter : ErrorCodes.pause(error.code()), error);
    }

    private static SendOutcome withoutCode(Graph.Answer answer) {
        int status = answer.status();
        if (status == 429 || status == 503) {
            return new SendOutcome.Later(answer.retryAfter() != null ? answer.retryAfter() : SOON, null);
        }
        if (status >= 400 && status < 500) {
            return new SendOutcome.Refused(new ProviderError(-1, "HTTP " + status, null));
        }
        return new SendOutcome.Unknown("http." + status);
    }

    /**
     * @throws RetryLater if the media cannot be had now
     * @throws Rejected   {@code media.gone}, {@code media.tooBig}
     */
    static void demandMedia(Graph.Answer answer) {
        if (answer.broken() == Graph.Broken.TOO_BIG) {
            throw Rejected.invalid("media.tooBig", WhatsApp.MOST_MEDIA_BYTES >> 20);
        }
        if (answer.broken() != null || answer.status() >= 500 || answer.status() == 429) {
            throw new RetryLater(answer.retryAfter() != null ? answer.retryAfter() : SOON, "media.later");
        }
        if (answer.status() != 200) {
            ProviderError error = error(answer.json());
            if (error != null && ErrorCodes.of(error.code()).again()) {
                throw new RetryLater(ErrorCodes.pause(error.code()), "media.later");
            }
            throw Rejected.invalid("media.gone");
        }
    }

    private static ProviderError error(JsonNode json) {
        JsonNode error = json.path("error");
        if (!error.path("code").isIntegralNumber()) {
            return null;
        }
        return new ProviderError(error.path("code").asInt(), Json.text(error, "message"),
                Json.text(error.path("error_data"), "details"));
    }
}
