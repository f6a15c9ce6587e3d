/**
 * Answers that nobody writes: a greeting, and an away message outside of business hours. Each offers a human, as the
 * platform's policy asks: a button, a telephone number, an address.
 */
package io.entregent.inbox.automation;
