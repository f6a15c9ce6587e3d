/**
 * The only place that knows Meta's Cloud API: its signed webhooks, its JSON, its error codes and its
 * rates. Invariants: nothing is read before its signature was verified over the raw bytes; nothing is
 * answered with 200 before it is on disk; a sending whose end is not known is never repeated here.
 * The sandbox is just another base address.
 */
@Room(name = "channel.whatsapp", needs = {"channel", "kernel", "vault"})
package io.entregent.channel.whatsapp;

import io.entregent.kernel.Room;
