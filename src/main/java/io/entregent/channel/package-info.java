/**
 * The port to the platforms: what comes in ({@link io.entregent.channel.Inbound}), what goes out
 * ({@link io.entregent.channel.Outbound}) and how a sending ended
 * ({@link io.entregent.channel.SendOutcome}). Knows no inbox: who wants what comes in implements
 * {@link io.entregent.channel.InboundSink}. Never decides whether something may be sent.
 */
@Room(name = "channel", needs = {"kernel", "tenancy", "vault", "access", "audit", "dlp", "screening"})
package io.entregent.channel;

import io.entregent.kernel.Room;
