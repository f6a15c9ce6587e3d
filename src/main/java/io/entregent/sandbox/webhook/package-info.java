/** What is told to the portal: signed, repeated, held back or reordered when asked to. */
package io.entregent.sandbox.webhook;
