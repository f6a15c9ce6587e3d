/**
 * Between what was approved here and what the platform holds. Sends exactly the approved content, compares what
 * comes back, hears and asks what becomes of it, and shows what was made or changed elsewhere. Never changes what a
 * version says, and never lets one tenant's trouble stop another's: each has its own tickets.
 */
package io.entregent.template.platform;
