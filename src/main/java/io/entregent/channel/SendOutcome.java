package io.entregent.channel;

import java.time.Duration;

/** How one attempt to send ended. Exactly one attempt was made. */
public sealed interface SendOutcome {

    /** The platform took it; whether it arrives, webhooks will tell. */
    record Accepted(String providerId) implements SendOutcome {
    }

    /** The platform said no for good. */
    record Refused(ProviderError error) implements SendOutcome {
    }

    /**
     * It certainly was not taken and may be tried again, not before {@code after}.
     *
     * @param error the platform's, or null if it was held back here
     */
    record Later(Duration after, ProviderError error) implements SendOutcome {
    }

    /** Nobody knows (time-out, broken answer). MUST NOT be sent again blindly; a status webhook settles it. */
    record Unknown(String reason) implements SendOutcome {
    }
}
