package io.entregent.audit.witness;

import io.entregent.audit.log.NotProven;
import io.entregent.kernel.db.Scope;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Takes each new checkpoint to the tenants' witnesses (C2SP tlog-witness, add-checkpoint). A silent one holds nothing up. */
@ApplicationScoped
public class WitnessRounds {

    private static final Logger LOG = System.getLogger(WitnessRounds.class.getName());
    private static final int PAUSE_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SIGNED = 200;
    private static final int ELSEWHERE = 409;
    private static final int TURNS = 3;

    @Inject
    private Witnesses witnesses;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private ScheduledFuture<?> rounds;

    void start(@Observes Startup ready) {
        rounds = schedule.scheduleWithFixedDelay(this::round, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            Scope.system("pump").call(witnesses::tenants).forEach(this::round);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The witnesses wait: " + trouble.getClass().getSimpleName(), trouble);
        }
    }

    /** Whatever is wrong with one tenant's log or policy, the others' witnesses are asked. */
    private void round(UUID tenant) {
        try {
            Scope.tenant(tenant, null).run(() -> witnesses.due().forEach(this::ask));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The witnesses of a tenant wait: " + trouble.getClass().getSimpleName(), trouble);
        }
    }

    private void ask(Witnesses.Request request) {
        try {
            for (int turn = 0; turn < TURNS; turn++) {
                HttpResponse<String> answer = send(request);
                OptionalLong known = known(answer);
                if (known.isEmpty() || known.getAsLong() == request.extension().older()) {
                    settle(request, answer);
                    return;
                }
                // It knows another size than we remember, perhaps because another node asked meanwhile: once more from there.
                long ahead = witnesses.ahead(known.getAsLong());
                if (ahead > 0) {
                    witnesses.answered(request, Answer.AHEAD, ahead);
                    return;
                }
                request = witnesses.request(request.name(), known.getAsLong()).orElseThrow();
            }
        } catch (IOException nobody) {
            witnesses.answered(request, Answer.SILENT, 0);
        } catch (NotProven unsigned) {
            witnesses.answered(request, Answer.UNPROVEN, SIGNED);
        }
    }

    private static OptionalLong known(HttpResponse<String> answer) {
        String size = answer.body().strip();
        return answer.statusCode() == ELSEWHERE && size.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(size)) : OptionalLong.empty();
    }

    private void settle(Witnesses.Request request, HttpResponse<String> answer) {
        if (answer.statusCode() == SIGNED) {
            witnesses.keep(request, answer.body());
        } else {
            witnesses.answered(request, Answer.of(answer.statusCode()), answer.statusCode());
        }
    }

    private HttpResponse<String> send(Witnesses.Request request) throws IOException {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(request.address() + "/add-checkpoint")).timeout(PATIENCE)
                    .POST(BodyPublishers.ofString(request.extension().text())).build(), BodyHandlers.ofString());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a witness was asked");
        }
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
