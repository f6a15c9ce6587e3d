/**
 * A stand-in for Meta and for the consumers' phones, in a WAR of its own.
 *
 * <p>It speaks the wire format of the WhatsApp Cloud API, posts signed webhooks, and plays the phones
 * that the portal writes to. It knows no class of the portal, and the portal knows only its base URL.
 *
 * <p>Never: keeps anything over a restart, talks to the real Graph API, answers a bad request with a 500.
 *
 * <p>Shelves, each using only those before it: {@code wire} (requests and answers), {@code place}
 * (businesses, people, chats), {@code webhook}, {@code template}, {@code message}, {@code world} (all of it
 * wired together), then what calls it: {@code graph}, {@code handset}, {@code control}. The {@code web}
 * shelf holds the servlets only. Begin with {@link io.entregent.sandbox.Sandbox}.
 */
package io.entregent.sandbox;
