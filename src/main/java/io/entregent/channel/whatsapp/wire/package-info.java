/**
 * Meta's JSON as it comes in, read into {@link io.entregent.channel.Inbound}. Tolerant: a field of
 * another type than expected counts as absent, a word that is new is passed on, what has no meaning
 * here is kept raw.
 */
package io.entregent.channel.whatsapp.wire;
