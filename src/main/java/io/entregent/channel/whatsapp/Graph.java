package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.whatsapp.wire.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One exchange over HTTP, with a deadline for all of it and a limit for the answer's size. */
final class Graph {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final Duration deadline;

    /** How an exchange ended when there is no answer: surely never sent, perhaps sent, too much. */
    enum Broken { NEVER_SENT, TIMED_OUT, CUT, TOO_BIG }

    /**
     * @param status     of HTTP, or 0 if there is no whole answer
     * @param broken     why there is none, or null
     * @param retryAfter as the platform asked, or null
     */
    record Answer(int status, byte[] body, Broken broken, Duration retryAfter) {

        static Answer broken(Broken how) {
            return new Answer(0, new byte[0], how, null);
        }

        /** @return an empty object if the body is no JSON object */
        JsonNode json() {
            try {
                return Json.parse(body);
            } catch (Json.Unreadable noJson) {
                return Json.object();
            }
        }

        String text(String field) {
            return Json.text(json(), field);
        }

        long number(String field) {
            return json().path(field).asLong(0);
        }
    }

    Graph(boolean overTls) {
        this(overTls, WHOLE);
    }

    Graph(boolean overTls, Duration deadline) {
        this.deadline = deadline;
        client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER)
                .version(overTls ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1).build();
    }

    Answer exchange(HttpRequest request, int mostBytes) {
        CompletableFuture<HttpResponse<byte[]>> running = client.sendAsync(request, answer -> new Capped(mostBytes));
        try {
            HttpResponse<byte[]> answer = running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), answer.body(), null, retryAfter(answer));
        } catch (TimeoutException hanging) {
            running.cancel(true);
            return Answer.broken(Broken.TIMED_OUT);
        } catch (ExecutionException failed) {
            return Answer.broken(how(failed.getCause()));
        } catch (InterruptedException ending) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return Answer.broken(Broken.CUT);
        }
    }

    private static Broken how(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Capped.TooBig) {
                return Broken.TOO_BIG;
            }
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnresolvedAddressException) {
                return Broken.NEVER_SENT;
            }
        }
        return failure instanceof IOException ? Broken.CUT : Broken.NEVER_SENT;
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").filter(text -> text.matches("[0-9]{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(null);
    }
}
