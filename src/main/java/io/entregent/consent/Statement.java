package io.entregent.consent;

import io.entregent.consent.ledger.EventType;
import io.entregent.consent.ledger.Ledger;
import java.time.Instant;
import java.util.UUID;

/**
 * What is to be written into the ledger about one person.
 *
 * @param sender     {@link Ledger#EVERY_SENDER} or the id of one account
 * @param validUntil null for the time that the purpose sets
 * @param awaits     what is given holds only once it is confirmed
 * @param answers    the event that this one confirms or answers, or null
 */
public record Statement(EventType type, Purpose purpose, String channel, String sender, Evidence evidence,
        Instant validUntil, boolean awaits, UUID answers) {

    public static Statement of(EventType type, Purpose purpose, String channel, Evidence evidence) {
        return new Statement(type, purpose, channel, Ledger.EVERY_SENDER, evidence, null, false, null);
    }

    public Statement from(UUID account) {
        return new Statement(type, purpose, channel, account == null ? Ledger.EVERY_SENDER : account.toString(), evidence,
                validUntil, awaits, answers);
    }

    public Statement until(Instant end) {
        return new Statement(type, purpose, channel, sender, evidence, end, awaits, answers);
    }

    public Statement toBeConfirmed() {
        return new Statement(type, purpose, channel, sender, evidence, validUntil, true, answers);
    }

    public Statement answering(UUID event) {
        return new Statement(type, purpose, channel, sender, evidence, validUntil, awaits, event);
    }
}
