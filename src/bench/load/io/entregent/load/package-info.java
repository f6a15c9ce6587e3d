/**
 * Posts signed webhooks to a portal on loopback, for a bounded time, and measures. Run it beside a demo
 * that runs: {@code ./mvnw -Pload} (docs/performance.md tells the options and what was seen).
 */
package io.entregent.load;
