/**
 * A stand-in for Meta and for the consumers' phones, in a WAR of its own.
 *
 * <p>It speaks the wire format of the WhatsApp Cloud API, posts signed webhooks, and plays the phones
 * that the portal writes to. It knows no class of the portal, and the portal knows only its base URL.
 *
 * <p>Never: keeps anything over a restart, talks to the real Graph API, answers a bad request with a 500.
 *
 * <p>Reading order: {@link io.entregent.sandbox.Sandbox} (what belongs together), {@code Graph} (routes),
 * {@code Outbox} (a message is accepted and its statuses follow), {@code Webhooks} (delivery), then
 * {@code Handset} and {@code Control}. The {@code web} shelf holds the servlets only.
 */
package io.entregent.sandbox;
