package io.entregent.channel;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads a platform's deliveries. Pure: no database, no clock, no network. */
public interface InboundReader {

    /** The platform whose words it knows. */
    String channel();

    /**
     * Never throws for what a platform may have written: what it cannot read becomes {@link Inbound.Unknown}.
     *
     * @param account our id of the platform's account id, or null if the tenant has no such account
     */
    List<Inbound> read(byte[] body, Function<String, UUID> account);
}
