package io.entregent.consent;

import java.util.List;
import java.util.UUID;

/**
 * A person said no, in this transaction: whoever has something queued for these contacts stops it now.
 *
 * @param sender "*" or the id of one account
 */
public record ConsentRefused(List<UUID> contacts, String purpose, String channel, String sender) {

    public ConsentRefused {
        contacts = List.copyOf(contacts);
    }
}
