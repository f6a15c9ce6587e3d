package io.entregent.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The only source of time, so that tests can hold it. Microseconds, as PostgreSQL keeps them. */
@ApplicationScoped
public class Clocks {

    @Produces
    public Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
