/**
 * How consents come in: opt-in pages, one-time tokens that the person sends back, buttons in the chat, and
 * files with many rows. Nobody opts in by writing to us; the person answers a question whose words are kept.
 */
package io.entregent.consent.capture;
