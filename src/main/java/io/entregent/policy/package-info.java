/**
 * Whether something may be sent. {@link io.entregent.policy.SendGate} is one pure function of
 * {@link io.entregent.policy.Facts}; callers bring the facts, so this room reads no other. It is asked
 * in the transaction that queues a message and again at dispatch, and nothing else decides. Rules are
 * data with versions and dates (policy.rules); a tenant adds its own under four eyes (policy.own). Each
 * decision is stored with every rule that was looked at and the facts, so that it can be asked again
 * by other rules (policy.whatif).
 */
@Room(name = "policy", needs = {"kernel", "tenancy", "access", "audit"})
package io.entregent.policy;

import io.entregent.kernel.Room;
