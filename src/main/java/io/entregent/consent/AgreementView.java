package io.entregent.consent;

import io.entregent.consent.ledger.ConsentState;

/**
 * What holds for one purpose, channel and sender.
 *
 * @param sender "*" for every number of the tenant, or the id of one account
 */
public record AgreementView(Purpose purpose, String channel, String sender, ConsentState state) {
}
