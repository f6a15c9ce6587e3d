/**
 * To what a person agreed: an append-only ledger of events per contact, purpose and channel. The
 * state is a fold over the events and is stored nowhere. An event is never updated or deleted; who
 * withdraws adds one. Never decides whether something may be sent: policy does, with the state as a fact.
 */
@Room(name = "consent", needs = {"kernel", "vault", "access", "audit", "contact", "channel", "tenancy", "policy"})
package io.entregent.consent;

import io.entregent.kernel.Room;
