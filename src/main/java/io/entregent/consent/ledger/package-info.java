/**
 * What follows from the events of one person, purpose and channel: pure, without a clock or a database
 * of its own. {@link io.entregent.consent.ledger.Ledger#fold} is the only place that says what holds.
 */
package io.entregent.consent.ledger;
