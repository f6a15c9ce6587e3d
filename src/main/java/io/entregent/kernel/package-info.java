/**
 * What any product would need: refusals, ids, time, settings, the tenant of a transaction, the
 * ticket queue. Never a word of the business. Invariant: no row is read or written before
 * {@link io.entregent.kernel.db.TenantGuard} told PostgreSQL for whom.
 */
@Room(name = "kernel")
package io.entregent.kernel;
