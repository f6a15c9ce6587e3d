package io.entregent.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** For other rooms to say that a person's data must stay for now. */
public interface Keeping {

    /** @return until when, or empty */
    Optional<Instant> until(UUID contact);
}
