/**
 * Whether something may be sent. {@link io.entregent.policy.SendGate} is one pure function of
 * {@link io.entregent.policy.Facts}; callers bring the facts, so this room reads no other. It is asked
 * in the transaction that queues a message and again at dispatch, and nothing else decides. Each
 * decision is stored with every rule that was looked at.
 */
@Room(name = "policy", needs = {"kernel", "access", "audit"})
package io.entregent.policy;

import io.entregent.kernel.Room;
