package io.entregent.webhook;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Posts events to the tenants' systems. Follows no redirect and reads no answer but its status. */
@ApplicationScoped
class Carrier implements Worker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PARALLEL = 6;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    private Deliveries deliveries;

    @Inject
    private Clock clock;

    @Override
    public String queue() {
        return Outbox.QUEUE;
    }

    @Override
    public int parallel() {
        return PARALLEL;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(ticket -> deliveries.parcel(ticket).ifPresent(parcel -> carry(ticket, parcel)));
    }

    private void carry(Ticket ticket, Deliveries.Parcel parcel) {
        Instant began = clock.instant();
        Integer status = null;
        String trouble;
        try {
            Egress egress = Egress.ofInstallation();
            URI address = egress.address(parcel.address());
            egress.reach(address);
            status = status(client.sendAsync(request(address, parcel, began), HttpResponse.BodyHandlers.discarding()));
            trouble = status >= 200 && status < 300 ? null : "status";
        } catch (Rejected forbidden) {
            trouble = "forbidden";
        } catch (TimeoutException slow) {
            trouble = "timeout";
        } catch (ExecutionException failed) {
            trouble = code(failed.getCause());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new RetryLater(PATIENCE, "webhook interrupted");
        }
        int millis = (int) Duration.between(began, clock.instant()).toMillis();
        if (trouble == null) {
            deliveries.arrived(ticket, parcel, status, millis);
            return;
        }
        String code = trouble;
        Optional<Duration> again = deliveries.missed(ticket, parcel, status, millis, code);
        if (again.isPresent()) {
            throw new RetryLater(again.get(), "webhook " + code);
        }
    }

    /** An answer that does not end is no answer. */
    private static int status(CompletableFuture<HttpResponse<Void>> running) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } finally {
            running.cancel(true);
        }
    }

    private static String code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "tls";
            }
            if (cause instanceof HttpTimeoutException) {
                return "timeout";
            }
            if (cause instanceof ConnectException) {
                return "connect";
            }
        }
        return "broken";
    }

    private static HttpRequest request(URI address, Deliveries.Parcel parcel, Instant now) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Content-Type", "application/json").header("User-Agent", "Entregent-Webhooks/1")
                .header(Signed.ID, parcel.event().toString()).header(Signed.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(Signed.SIGNATURE, Signed.header(parcel.secrets(), parcel.event(), now, parcel.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.body())).build();
    }
}
